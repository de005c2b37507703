import * as z from 'zod'
import { account } from '../account.ts'
import type { EngineClient } from '../table/engine-client.ts'
import type { Table } from '../table/tables.ts'

const image = z.record(z.string(), z.unknown())
const recordSchema = z.object({
  eventID: z.string(),
  eventName: z.enum(['INSERT', 'MODIFY', 'REMOVE']),
  userIdentity: z.unknown().optional(),
  dynamodb: z.object({
    ApproximateCreationDateTime: z.number(),
    Keys: image,
    NewImage: image.optional(),
    OldImage: image.optional(),
    SequenceNumber: z.string(),
    SizeBytes: z.number().optional(),
    StreamViewType: z.string(),
  }),
})
const pageSchema = z.object({ Records: z.array(recordSchema), NextShardIterator: z.string().optional() })

/** One change of an item, as Lambda hands it to a function. */
export type Change = z.infer<typeof recordSchema> & {
  readonly eventSource: 'aws:dynamodb'
  readonly eventVersion: string
  readonly awsRegion: string
  readonly eventSourceARN: string
}

/** The changes of one table, in the order in which they were made. */
export type Changes = {
  readonly shardId: string
  /** The changes after a sequence number, or from the oldest that is kept. At most 1,000. */
  after(sequenceNumber: string | undefined): Promise<readonly Change[]>
  /** The sequence number of the latest change; undefined where there is none. */
  latest(): Promise<string | undefined>
}

const target = (operation: string) => `DynamoDBStreams_20120810.${operation}`

/** Follows the stream of a table. The engine keeps one shard per table, open for ever. */
export async function openChanges(engine: EngineClient, table: Table): Promise<Changes> {
  const listed = z
    .object({ Streams: z.array(z.object({ StreamArn: z.string() })) })
    .parse(await engine.call(target('ListStreams'), { TableName: table.name }))
  const streamArn = listed.Streams.at(-1)?.StreamArn
  if (streamArn === undefined) throw new Error(`the engine has no stream for ${table.name}`)

  async function describe() {
    const described = await engine.call(target('DescribeStream'), { StreamArn: streamArn })
    const range = z.object({ EndingSequenceNumber: z.string().optional() })
    const shard = z.object({ ShardId: z.string(), SequenceNumberRange: range.optional() })
    return z.object({ StreamDescription: z.object({ Shards: z.array(shard) }) }).parse(described)
      .StreamDescription.Shards[0]
  }

  // Where the last page ended, so that following the stream costs one call.
  let ended: { readonly sequenceNumber: string | undefined; readonly iterator: string } | undefined
  const shardId = (await describe())?.ShardId ?? `shardId-00000001-${table.name}`

  async function iterator(sequenceNumber: string | undefined): Promise<string> {
    if (ended !== undefined && ended.sequenceNumber === sequenceNumber) return ended.iterator
    const request = {
      StreamArn: streamArn,
      ShardId: shardId,
      ...(sequenceNumber === undefined
        ? { ShardIteratorType: 'TRIM_HORIZON' }
        : { ShardIteratorType: 'AFTER_SEQUENCE_NUMBER', SequenceNumber: sequenceNumber }),
    }
    const found = await engine.call(target('GetShardIterator'), request)
    return z.object({ ShardIterator: z.string() }).parse(found).ShardIterator
  }

  return {
    shardId,
    async after(sequenceNumber) {
      const request = { ShardIterator: await iterator(sequenceNumber), Limit: 1000 }
      const page = pageSchema.parse(await engine.call(target('GetRecords'), request))
      const last = page.Records.at(-1)?.dynamodb.SequenceNumber ?? sequenceNumber
      ended =
        page.NextShardIterator === undefined
          ? undefined
          : { sequenceNumber: last, iterator: page.NextShardIterator }
      return page.Records.map((record) => ({
        ...record,
        eventSource: 'aws:dynamodb',
        eventVersion: '1.1',
        awsRegion: account.region,
        eventSourceARN: table.streamArn ?? '',
      }))
    },
    latest: async () => (await describe())?.SequenceNumberRange?.EndingSequenceNumber,
  }
}
