import { createHash } from 'node:crypto'
import { callEngine, type EngineAddress, type Spelled, type SpelledItem, scanSpelled } from './engine.ts'

/** All rows of a table as they stood at one moment. */
export type Backup = { readonly at: string; readonly rows: readonly SpelledItem[] }

/** Keeps a table as it stands. */
export async function backUp(
  address: EngineAddress,
  table: keyof EngineAddress['tables'] = 'main',
): Promise<Backup> {
  return { at: new Date().toISOString(), rows: await scanSpelled(address, table) }
}

/** Puts a table back as it was kept, past the gate: what came since is gone, what went since is there again. */
export async function putBack(
  address: EngineAddress,
  { rows }: Pick<Backup, 'rows'>,
  table: keyof EngineAddress['tables'] = 'main',
): Promise<void> {
  const there = await scanSpelled(address, table)
  await write(
    address,
    table,
    there.map((row) => ({ DeleteRequest: { Key: keyOf(row) } })),
  )
  await write(
    address,
    table,
    rows.map((Item) => ({ PutRequest: { Item } })),
  )
}

/** The digest of a table's content, whatever the order of its rows. */
export function digestOf(rows: readonly SpelledItem[]): string {
  const hash = createHash('sha256')
  for (const row of rows.map(rowText).toSorted()) hash.update(`${row}\n`)
  return hash.digest('hex')
}

/** A row as text, with its attributes in order. */
function rowText(row: SpelledItem): string {
  return JSON.stringify(inOrder(row))
}

/** The rows of the one that are not in the other as they are. */
export function missingFrom(
  rows: readonly SpelledItem[],
  others: readonly SpelledItem[],
): readonly SpelledItem[] {
  const known = new Set(others.map(rowText))
  return rows.filter((row) => !known.has(rowText(row)))
}

type Request = { readonly PutRequest: object } | { readonly DeleteRequest: object }

/** A batch takes so many. */
const atOnce = 25

async function write(
  address: EngineAddress,
  table: keyof EngineAddress['tables'],
  requests: readonly Request[],
): Promise<void> {
  const name = address.tables[table]
  for (let next = 0; next < requests.length; next += atOnce) {
    const { UnprocessedItems } = await callEngine<{ UnprocessedItems?: object }>(
      address,
      'DynamoDB_20120810.BatchWriteItem',
      { RequestItems: { [name]: requests.slice(next, next + atOnce) } },
    )
    if (Object.keys(UnprocessedItems ?? {}).length > 0) throw new Error('the engine left rows unwritten')
  }
}

function keyOf(row: SpelledItem): SpelledItem {
  const { pk, sk } = row
  if (pk === undefined || sk === undefined) throw new Error('a row without its key')
  return { pk, sk }
}

function inOrder(value: Spelled | SpelledItem | unknown): unknown {
  if (Array.isArray(value)) return value.map(inOrder)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .toSorted(([one], [other]) => (one < other ? -1 : 1))
      .map(([name, each]) => [name, inOrder(each)]),
  )
}
