import { setTimeout as pause } from 'node:timers/promises'
import {
  BatchGetCommand,
  type DynamoDBDocumentClient,
  GetCommand,
  QueryCommand,
  type QueryCommandInput,
} from '@aws-sdk/lib-dynamodb'
import type { Key, KeyRange } from './keys/key.ts'
import type { Item } from './row.ts'
import { transact } from './transact.ts'
import type { Write } from './write.ts'

/** One page of a partition, or of an index partition, in key order. */
export type Range = KeyRange & {
  /** Only keys from this one on; not together with `beginsWith`. */
  readonly from?: string
  /** Only keys up to this one; not together with the two above. */
  readonly upTo?: string
  readonly index?: 'gsi1' | 'gsi2'
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
export type Store = {
  get(key: Key, table?: Write['table']): Promise<Item | undefined>
  /** Up to 100 rows by key; rows that do not exist are left out. */
  getAll(keys: readonly Key[], table?: Write['table']): Promise<readonly Item[]>
  query(range: Range, table?: Write['table']): Promise<Page>
  /** Every page of a range, one after the other. */
  queryAll(range: Range, table?: Write['table']): AsyncGenerator<Item>
  transact(writes: readonly Write[]): Promise<void>
}

/** The engine had no time for some of the keys of a batch, however often it was asked. */
class Unread extends Error {
  override readonly name = 'Unread'
}

const batchLimit = 100
// In a row without a single key read.
const batchTries = 6

export function openStore(documents: DynamoDBDocumentClient, tables: Tables): Store {
  const nameOf = (table: Write['table'] = 'main') => (table === 'main' ? tables.mainTable : tables.keysTable)

  async function query(range: Range, table?: Write['table']): Promise<Page> {
    const found = await documents.send(new QueryCommand(toQuery(range, nameOf(table))))
    return { items: found.Items ?? [], last: found.LastEvaluatedKey }
  }

  return {
    async get(key, table) {
      const found = await documents.send(
        new GetCommand({ TableName: nameOf(table), Key: key, ConsistentRead: true }),
      )
      return found.Item
    },

    async getAll(keys, table) {
      const name = nameOf(table)
      const items: Item[] = []
      const each = distinct(keys)
      for (let start = 0; start < each.length; start += batchLimit) {
        let wanted: Record<string, unknown>[] = each
          .slice(start, start + batchLimit)
          .map((key) => ({ ...key }))
        for (let fruitless = 0; wanted.length > 0; ) {
          const found = await documents.send(
            new BatchGetCommand({ RequestItems: { [name]: { Keys: wanted, ConsistentRead: true } } }),
          )
          items.push(...(found.Responses?.[name] ?? []))
          const left = found.UnprocessedKeys?.[name]?.Keys ?? []
          fruitless = left.length < wanted.length ? 0 : fruitless + 1
          if (fruitless === batchTries) throw new Unread()
          if (left.length > 0) await pause(2 ** fruitless * 10 * Math.random())
          wanted = left
        }
      }
      return items
    },

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

// The engine refuses a batch that names a key twice.
function distinct(keys: readonly Key[]): readonly Key[] {
  return [...new Map(keys.map((key) => [JSON.stringify([key.pk, key.sk]), key])).values()]
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

function toQuery(range: Range, table: string): QueryCommandInput {
  const prefix = range.index ?? ''
  const only = Object.entries(range.only ?? {})
  const sk = range.beginsWith ?? range.from ?? range.upTo
  const bySortKey =
    range.beginsWith !== undefined
      ? 'begins_with(#sk, :sk)'
      : range.from !== undefined
        ? '#sk >= :sk'
        : '#sk <= :sk'
  return {
    TableName: table,
    KeyConditionExpression: sk === undefined ? '#pk = :pk' : `#pk = :pk AND ${bySortKey}`,
    ExpressionAttributeNames: {
      '#pk': `${prefix}pk`,
      ...(sk !== undefined && { '#sk': `${prefix}sk` }),
      ...Object.fromEntries(only.map(([name], n) => [`#n${n}`, name])),
    },
    ExpressionAttributeValues: {
      ':pk': range.pk,
      ...(sk !== undefined && { ':sk': sk }),
      ...Object.fromEntries(only.map(([, value], n) => [`:v${n}`, value])),
    },
    ...(only.length > 0 && { FilterExpression: only.map((_, n) => `#n${n} = :v${n}`).join(' AND ') }),
    ...(range.index === undefined ? { ConsistentRead: true } : { IndexName: range.index }),
    ...(range.limit !== undefined && { Limit: range.limit }),
    ...(range.after !== undefined && { ExclusiveStartKey: range.after }),
    ScanIndexForward: range.newestFirst !== true,
  }
}
