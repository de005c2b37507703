import {
  type Accounts,
  besides,
  type CountingAccount,
  type CountingNote,
  emptyAccount,
  type Figures,
  type FiguresChange,
  inNoFigures,
  type Occurrence,
  plus,
  type Settled,
  settle,
} from '@passerelle/domain/indicators'
import type { TenantId } from '@passerelle/domain/kernel'
import { clearEntity, readClear } from '../engine/entity.ts'
import { countingKeys, countingRanges } from '../engine/keys/indicators.ts'
import type { Key } from '../engine/keys/key.ts'
import { type Row, rowAt } from '../engine/row.ts'
import { remove, replace, unlessContended, type Write } from '../engine/write.ts'
import type { TenantTable } from '../session/tenant-table.ts'

/** What was counted: how many notes, and whether more of them wait. */
export type Counted = { readonly counted: number; readonly waiting: boolean }

/** As many notes as are read at once. */
const notesAtOnce = 25

/** As many writes as one transaction holds, with some room, and as many bytes: it takes 4 MB. */
const writesAtOnce = 95
const bytesAtOnce = 3_500_000

/** As much of the table as counting takes. */
export type Counting = Pick<TenantTable, 'store' | 'tenant'>

/** Whether something happened that nobody has counted yet. One query. */
export async function waitsToBeCounted({ store, tenant }: Counting): Promise<boolean> {
  return (await store.query({ ...countingRanges.notes(tenant), limit: 1 })).items.length > 0
}

/**
 * Counts what waits, as far as so many rounds go. It may be cut off anywhere and done twice: a note goes in the transaction
 * in which it is counted.
 *
 * @throws {Refused} `contended` when somebody counts the same at the same moment
 */
export async function countNotes(table: Counting, rounds: number): Promise<Counted> {
  let counted = 0
  for (let round = 0; round < rounds; round += 1) {
    const { items } = await table.store.query({ ...countingRanges.notes(table.tenant), limit: notesAtOnce })
    if (items.length === 0) return { counted, waiting: false }
    counted += await take(
      table,
      items.map((item) => readClear('CountingNote', item)),
    )
  }
  return { counted, waiting: await waitsToBeCounted(table) }
}

/** Counts these notes at once, or as many of them as one transaction holds. */
async function take(table: Counting, notes: readonly CountingNote[]): Promise<number> {
  const news = notes.flatMap(({ occurrences }) => occurrences)
  const accounts = await accountsOf(table, news)
  const writes = await settling(table, accounts, settle(accounts, news))
  const [first, ...others] = notes
  if (first === undefined) return 0
  if (writes.length + notes.length <= writesAtOnce && isSmall(writes)) {
    await table.store.transact([
      ...notes.map(({ id }) => remove(countingKeys.note(table.tenant, id))),
      ...writes,
    ])
    return notes.length
  }
  if (others.length > 0) return take(table, notes.slice(0, Math.ceil(notes.length / 2)))
  return takePart(table, first, Math.ceil(first.occurrences.length / 2))
}

/** Counts the first of what one note says; the rest stays in it. */
async function takePart(table: Counting, note: CountingNote, many: number): Promise<number> {
  const part = note.occurrences.slice(0, many)
  const accounts = await accountsOf(table, part)
  const writes = await settling(table, accounts, settle(accounts, part))
  if (writes.length < writesAtOnce && isSmall(writes)) {
    const rest = { ...note, version: note.version + 1, occurrences: note.occurrences.slice(many) }
    await table.store.transact([replace(noteRow(table, rest), note.version), ...writes])
    return 0
  }
  if (many > 1) return takePart(table, note, Math.ceil(many / 2))
  // Somebody with years of months in two programmes: first out of the figures, and in the next round into them again.
  await table.store.transact(await settling(table, accounts, settle(accounts, [], inNoFigures)))
  return 0
}

/** Whether writes are small enough together; as text they are no smaller than the engine has them. */
function isSmall(writes: readonly Write[]): boolean {
  return writes.reduce((sum, write) => sum + JSON.stringify(write).length, 0) <= bytesAtOnce
}

/** The accounts that something new is about, with all that have to be at hand besides: at most four calls. */
async function accountsOf(table: Counting, news: readonly Occurrence[]): Promise<Accounts> {
  const accounts = new Map<string, CountingAccount>()
  let wanted: readonly string[] = [...new Set(news.map(({ token }) => token))]
  while (wanted.length > 0) {
    for (const account of await readAccounts(table, wanted)) accounts.set(account.token, account)
    wanted = besides(accounts, news)
  }
  return accounts
}

/** The accounts of these tokens, empty ones where nothing is known. */
export async function readAccounts(
  { store, tenant }: Counting,
  tokens: readonly string[],
): Promise<readonly CountingAccount[]> {
  const keys = tokens.map((token) => countingKeys.account(tenant, token))
  const rows = await store.getAll(keys)
  return tokens.map((token) => {
    const row = rowAt(rows, countingKeys.account(tenant, token))
    return row ? readClear('CountingAccount', row) : emptyAccount(token)
  })
}

/** The writes of what was settled: the accounts, and the figures as they are now. One call. */
async function settling(
  { store, tenant }: Counting,
  before: Accounts,
  { accounts, changes }: Settled,
): Promise<readonly Write[]> {
  const keyOf = (change: FiguresChange) => figuresKey(tenant, change)
  const rows = await store.getAll(changes.map(keyOf))
  const figures = changes.map((change): Write => {
    const row = rowAt(rows, keyOf(change))
    const known = row ? readClear('Figures', row) : { version: 0, cells: {} }
    const now = { ...change, version: known.version + 1, cells: plus(known.cells, change.cells) }
    return unlessContended(figuresRow(tenant, now), known.version)
  })
  const kept = accounts.map((account) =>
    unlessContended(accountRow(tenant, account), before.get(account.token)?.version ?? 0),
  )
  return [...kept, ...figures]
}

/** The row of an account. */
export function accountRow(tenant: TenantId, account: CountingAccount): Row {
  return { key: countingKeys.account(tenant, account.token), ...clearEntity('CountingAccount', account) }
}

/** The row of figures about one country. */
export function figuresRow(tenant: TenantId, figures: Figures): Row {
  return { key: figuresKey(tenant, figures), ...clearEntity('Figures', figures) }
}

/** Where figures stand, those of an earlier form as well. */
export type PlaceOfFigures = Pick<Figures, 'programmeId' | 'period' | 'country'>

export function figuresKey(tenant: TenantId, { programmeId, period, country }: PlaceOfFigures): Key {
  return countingKeys.figures(tenant, programmeId, period, country)
}

function noteRow({ tenant }: Counting, note: CountingNote): Row {
  return { key: countingKeys.note(tenant, note.id), ...clearEntity('CountingNote', note) }
}
