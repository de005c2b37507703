import { type DynamoDBDocumentClient, QueryCommand, type QueryCommandInput } from '@aws-sdk/lib-dynamodb'
import { type BatchedReads, batchedReads } from './batched-reads.ts'
import type { IndexName, KeyRange } from './keys/key.ts'
import type { Item } from './row.ts'
import { transact } from './transact.ts'
import type { Write } from './write.ts'

/** One page of a partition, or of an index partition, in key order. */
export type Range = KeyRange & {
  /** Only keys from this one on; not together with `beginsWith`. */
  readonly from?: string
  /** Only keys up to this one; not together with `beginsWith`. */
  readonly upTo?: string
  readonly index?: IndexName
  /** Items to read at the most; absent means as many as the engine gives in one answer. */
  readonly limit?: number
  readonly after?: Item
  readonly newestFirst?: boolean
  /** Attributes that must equal; applied after the read, so only for small partitions. */
  readonly only?: Readonly<Record<string, string>>
}

export type Page = { readonly items: readonly Item[]; readonly last: Item | undefined }

/** The names of the two tables. */
export type Tables = { readonly mainTable: string; readonly keysTable: string }

/** The two tables, as one set of credentials may use them. */
export type Store = BatchedReads & {
  query(range: Range, table?: Write['table']): Promise<Page>
  /** Every page of a range, one after the other. */
  queryAll(range: Range, table?: Write['table']): AsyncGenerator<Item>
  transact(writes: readonly Write[]): Promise<void>
}

export function openStore(documents: DynamoDBDocumentClient, tables: Tables): Store {
  const names = { main: tables.mainTable, keys: tables.keysTable }
  const nameOf = (table: Write['table'] = 'main') => names[table]

  async function query(range: Range, table?: Write['table']): Promise<Page> {
    const found = await documents.send(new QueryCommand(toQuery(range, nameOf(table))))
    return { items: found.Items ?? [], last: found.LastEvaluatedKey }
  }

  return {
    ...batchedReads(documents, names),
    query,

    async *queryAll(range, table) {
      let after = range.after
      do {
        const page = await query(after === undefined ? range : { ...range, after }, table)
        yield* page.items
        after = page.last
      } while (after !== undefined)
    },

    transact: (writes) => transact(documents, writes, nameOf),
  }
}

/** All items, page after page. */
export async function allOf(items: AsyncIterable<Item>): Promise<readonly Item[]> {
  const found: Item[] = []
  for await (const item of items) found.push(item)
  return found
}

/** The first item, on whichever page it stands: a page may be empty although another follows. */
export async function firstOf(items: AsyncIterable<Item>): Promise<Item | undefined> {
  for await (const item of items) return item
  return undefined
}

/** The attribute by which a range's partition is found, with its value. */
export function partitionOf({ pk, index }: Range): Readonly<Record<string, string>> {
  return { [`${index ?? ''}pk`]: pk }
}

/** The condition of a range upon the sort key. */
function bySortKey({ beginsWith, from, upTo }: Range): string {
  if (beginsWith !== undefined) return 'begins_with(#sk, :sk)'
  if (from === undefined) return '#sk <= :sk'
  return upTo === undefined ? '#sk >= :sk' : '#sk BETWEEN :sk AND :upTo'
}

function toQuery(range: Range, table: string): QueryCommandInput {
  const prefix = range.index ?? ''
  const only = Object.entries(range.only ?? {})
  const { beginsWith, from, upTo } = range
  const sk = beginsWith ?? from ?? upTo
  const isBetween = from !== undefined && upTo !== undefined
  return {
    TableName: table,
    KeyConditionExpression: sk === undefined ? '#pk = :pk' : `#pk = :pk AND ${bySortKey(range)}`,
    ExpressionAttributeNames: {
      '#pk': `${prefix}pk`,
      ...(sk !== undefined && { '#sk': `${prefix}sk` }),
      ...Object.fromEntries(only.map(([name], n) => [`#n${n}`, name])),
    },
    ExpressionAttributeValues: {
      ':pk': range.pk,
      ...(sk !== undefined && { ':sk': sk }),
      ...(isBetween && { ':upTo': upTo }),
      ...Object.fromEntries(only.map(([, value], n) => [`:v${n}`, value])),
    },
    ...(only.length > 0 && { FilterExpression: only.map((_, n) => `#n${n} = :v${n}`).join(' AND ') }),
    ...(range.index === undefined ? { ConsistentRead: true } : { IndexName: range.index }),
    ...(range.limit !== undefined && { Limit: range.limit }),
    ...(range.after !== undefined && { ExclusiveStartKey: range.after }),
    ScanIndexForward: range.newestFirst !== true,
  }
}
