import { callEngine, type EngineAddress, type SpelledItem } from './engine.ts'

/** One change of the main table, as its stream tells it. */
export type StreamRecord = {
  readonly eventID: string
  readonly eventName: 'INSERT' | 'MODIFY' | 'REMOVE'
  readonly dynamodb: {
    readonly ApproximateCreationDateTime: number
    readonly Keys: SpelledItem
    readonly NewImage?: SpelledItem
    readonly OldImage?: SpelledItem
    readonly SequenceNumber: string
  }
}

/** Changes as they come out of a queue, each under its own number. */
export function messagesOf(records: readonly StreamRecord[]) {
  return records.map(({ eventName, dynamodb: { Keys, SequenceNumber } }) => ({
    messageId: SequenceNumber,
    body: JSON.stringify({ change: eventName, pk: Keys['pk']?.['S'], sk: Keys['sk']?.['S'] }),
  }))
}

/** The numbers of the changes that a function did not take. */
export function refusedIn(payload: string): readonly string[] {
  const report: { readonly batchItemFailures: readonly { readonly itemIdentifier: string }[] } =
    JSON.parse(payload)
  return report.batchItemFailures.map(({ itemIdentifier }) => itemIdentifier)
}

type Shards = { readonly StreamDescription: { readonly Shards: readonly { readonly ShardId: string }[] } }
type Page = { readonly Records: readonly StreamRecord[]; readonly NextShardIterator?: string }

/**
 * Follows the main table's stream from the oldest change that it still holds.
 *
 * @returns gives every change so far, the oldest first
 */
export async function openStream(address: EngineAddress): Promise<() => Promise<readonly StreamRecord[]>> {
  const call = <Answer>(operation: string, request: unknown) =>
    callEngine<Answer>(address, `DynamoDBStreams_20120810.${operation}`, request)
  const { Streams } = await call<{ Streams: { StreamArn: string }[] }>('ListStreams', {
    TableName: address.tables.main,
  })
  const iterators: (string | undefined)[] = []
  for (const { StreamArn } of Streams) {
    const { StreamDescription } = await call<Shards>('DescribeStream', { StreamArn })
    for (const { ShardId } of StreamDescription.Shards) {
      const place = { StreamArn, ShardId, ShardIteratorType: 'TRIM_HORIZON' }
      iterators.push((await call<{ ShardIterator?: string }>('GetShardIterator', place)).ShardIterator)
    }
  }
  const records: StreamRecord[] = []
  return async () => {
    for (const [n, first] of iterators.entries()) {
      let iterator = first
      for (let isMore = true; isMore && iterator !== undefined; ) {
        const page: Page = await call('GetRecords', { ShardIterator: iterator, Limit: 1000 })
        records.push(...page.Records)
        iterator = page.NextShardIterator
        isMore = page.Records.length > 0
      }
      iterators[n] = iterator
    }
    return records
  }
}
