import { setTimeout as pause } from 'node:timers/promises'
import { BatchGetCommand, type DynamoDBDocumentClient, GetCommand } from '@aws-sdk/lib-dynamodb'
import type { Key } from './keys/key.ts'
import { type Item, keyOf } from './row.ts'
import type { Write } from './write.ts'

type Table = NonNullable<Write['table']>
type Place = { readonly table: Table; readonly key: Key }

/** Reads by key, always consistent. What is asked for at the same moment, of either table, comes in one call. */
export type BatchedReads = {
  /** A row. By itself it is a call of its own kind, which every role that reads may make. */
  get(key: Key, table?: Table): Promise<Item | undefined>
  /** Rows, up to 100 in a call; those that do not exist are left out. */
  getAll(keys: readonly Key[], table?: Table): Promise<readonly Item[]>
}

type Waiting = {
  readonly places: readonly Place[]
  readonly isBatch: boolean
  readonly resolve: (items: readonly Item[]) => void
  readonly reject: (reason: unknown) => void
}

/** The engine had no time for some of the keys of a batch, however often it was asked. */
class Unread extends Error {
  override readonly name = 'Unread'
}

// What the engine takes in one call, of both tables together.
const maxBatch = 100
// In a row without a single key read.
const maxFruitless = 6

/**
 * Joins reads by key that are asked for at the same moment: rows of a case and the keys that open them come in one
 * call, although the repositories which ask know nothing of each other. Each row is of a moment of its own, as if it
 * had been read alone: rows that must fit together are compared after the read, or held by the transaction's conditions.
 *
 * One of these belongs to one set of credentials.
 */
export function batchedReads(
  documents: DynamoDBDocumentClient,
  tables: Readonly<Record<Table, string>>,
): BatchedReads {
  let waiting: Waiting[] = []

  return {
    async get(key, table = 'main') {
      const [item] = await ask([{ table, key }], false)
      return item
    },

    async getAll(keys, table = 'main') {
      if (keys.length === 0) return []
      return ask(
        keys.map((key) => ({ table, key })),
        true,
      )
    },
  }

  function ask(places: readonly Place[], isBatch: boolean): Promise<readonly Item[]> {
    return new Promise((resolve, reject) => {
      waiting.push({ places, isBatch, resolve, reject })
      if (waiting.length === 1) whenAllHaveAsked(send)
    })
  }

  function send(): void {
    const asked = waiting
    waiting = []
    if (asked.some(({ isBatch }) => isBatch)) answer(asked)
    else for (const single of asked) answer([single])
  }

  function answer(asked: readonly Waiting[]): void {
    readEach(asked.flatMap(({ places }) => places)).then(
      (found) => {
        for (const { places, resolve } of asked) resolve(rowsAt(places, found))
      },
      (reason: unknown) => {
        for (const { reject } of asked) reject(reason)
      },
    )
  }

  async function readEach(places: readonly Place[]): Promise<ReadonlyMap<string, Item>> {
    const distinct = [...new Map(places.map((place) => [nameOf(place), place])).values()]
    const [only] = distinct
    if (only !== undefined && distinct.length === 1) return readOne(only)
    const found = new Map<string, Item>()
    for (let start = 0; start < distinct.length; start += maxBatch) {
      await readBatch(distinct.slice(start, start + maxBatch), found)
    }
    return found
  }

  async function readOne(place: Place): Promise<ReadonlyMap<string, Item>> {
    const { Item } = await documents.send(
      new GetCommand({ TableName: tables[place.table], Key: place.key, ConsistentRead: true }),
    )
    return new Map(Item && [[nameOf(place), Item]])
  }

  async function readBatch(batch: readonly Place[], found: Map<string, Item>): Promise<void> {
    let wanted = batch
    for (let fruitless = 0; wanted.length > 0; ) {
      const { Responses = {}, UnprocessedKeys = {} } = await documents.send(
        new BatchGetCommand({ RequestItems: requestFor(wanted) }),
      )
      for (const table of both) {
        for (const item of Responses[tables[table]] ?? [])
          found.set(nameOf({ table, key: keyOf(item) }), item)
      }
      const unread = new Set(
        both.flatMap((table) =>
          (UnprocessedKeys[tables[table]]?.Keys ?? []).map((key) => nameOf({ table, key: keyOf(key) })),
        ),
      )
      const left = wanted.filter((place) => unread.has(nameOf(place)))
      fruitless = left.length < wanted.length ? 0 : fruitless + 1
      if (fruitless === maxFruitless) throw new Unread()
      if (left.length > 0) await pause(2 ** fruitless * 10 * Math.random())
      wanted = left
    }
  }

  function requestFor(places: readonly Place[]) {
    const of = (wanted: Table) =>
      places.filter(({ table }) => table === wanted).map(({ key }) => ({ ...key }))
    const requests = both.map((table) => [tables[table], { Keys: of(table), ConsistentRead: true }] as const)
    return Object.fromEntries(requests.filter(([, { Keys }]) => Keys.length > 0))
  }
}

const both = ['main', 'keys'] as const satisfies readonly Table[]

/** After all that is under way has said what it wants: what waits for answers from memory asks within the same turn. */
function whenAllHaveAsked(act: () => void): void {
  void Promise.resolve().then(() => process.nextTick(act))
}

function rowsAt(places: readonly Place[], found: ReadonlyMap<string, Item>): readonly Item[] {
  return [...new Set(places.map(nameOf))].flatMap((name) => {
    const item = found.get(name)
    return item === undefined ? [] : [item]
  })
}

function nameOf({ table, key }: Place): string {
  return JSON.stringify([table, key.pk, key.sk])
}
