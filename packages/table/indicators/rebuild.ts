import {
  type Accounts,
  addedBy,
  type CountingAccount,
  ruleEditions,
  type SumOfFigures,
  sumOfFigures,
} from '@passerelle/domain/indicators'
import { readClear } from '../engine/entity.ts'
import { countingRanges } from '../engine/keys/indicators.ts'
import { programmeRanges } from '../engine/keys/programmes.ts'
import type { Item } from '../engine/row.ts'
import { removeUnlessContended, unlessContended, type Write } from '../engine/write.ts'
import { writeInTurn } from '../engine/write-in-turn.ts'
import { hashOf } from './hash-of.ts'
import { type Counting, figuresKey, figuresRow, type PlaceOfFigures, readAccounts } from './ledger.ts'

/** What a rebuild looked at, and how many rows it wrote anew or took away: none, where all was right. */
export type Rebuilt = { readonly accounts: number; readonly rows: number; readonly changed: number }

/** A row of figures before it is rebuilt. */
type Known = { readonly figures: PlaceOfFigures; readonly version: number; readonly print: string }

/**
 * Makes the figures of an organisation anew out of its ledger, and takes away those of an earlier form. It reads account after
 * account and keeps the sums alone. Whatever is counted meanwhile raises the version of each row that it changes, and such a
 * row is not written.
 *
 * @param tell hears how many accounts were read so far
 * @throws {Refused} `contended` when something was counted meanwhile that is to be rebuilt; what was written till then is right
 */
export async function rebuildFigures(
  table: Counting,
  tell: (accounts: number) => void = () => undefined,
): Promise<Rebuilt> {
  const known = await knownRows(table)
  const sum = sumOfFigures()
  const accounts = await sumUp(table, sum, tell)
  const changes = sum.changes()
  const periods = new Map<string, Write[]>()
  const into = ({ programmeId, period }: PlaceOfFigures, write: Write) => {
    const name = nameOf({ programmeId, period })
    periods.set(name, [...(periods.get(name) ?? []), write])
  }
  for (const change of changes) {
    const before = known.get(nameOf(change))
    known.delete(nameOf(change))
    if (before?.print === hashOf(change.cells)) continue
    const version = before?.version ?? 0
    const row = figuresRow(table.tenant, { ...change, version: version + 1 })
    into(change, unlessContended(row, version))
  }
  for (const { figures, version, print } of known.values()) {
    if (print === hashOf({})) continue
    into(figures, removeUnlessContended(figuresKey(table.tenant, figures), version))
  }
  // A period at once: nobody reads some of its countries anew and others as they were.
  for (const writes of periods.values()) await writeInTurn(table.store, writes)
  const changed = [...periods.values()].reduce((all, { length }) => all + length, 0)
  return { accounts, rows: changes.length, changed }
}

/** Which rows there are, of which version, and what is in them. Read first: what is written since then is not written over. */
async function knownRows({ store, tenant }: Counting): Promise<Map<string, Known>> {
  const known = new Map<string, Known>()
  for await (const programme of store.queryAll(programmeRanges.programmes(tenant))) {
    const { id } = readClear('Programme', programme)
    for await (const item of store.queryAll(countingRanges.figures(tenant, id))) {
      const { cells, version, ...figures } = readClear('Figures', item)
      known.set(nameOf(figures), { figures, version, print: hashOf(cells) })
    }
  }
  return known
}

/** Adds up all that the ledger holds, page after page. */
async function sumUp(table: Counting, sum: SumOfFigures, tell: (accounts: number) => void): Promise<number> {
  const range = countingRanges.ledger(table.tenant)
  let accounts = 0
  let after: Item | undefined
  do {
    const page = await table.store.query({ ...range, ...(after && { after }) })
    const those = page.items.map((item) => readClear('CountingAccount', item))
    sum.add(addedBy(await withJoined(table, those), ruleEditions, those))
    accounts += those.length
    tell(accounts)
    after = page.last
  } while (after !== undefined)
  return accounts
}

/** Accounts beside those that go on in them, wherever these stand. */
async function withJoined(table: Counting, those: readonly CountingAccount[]): Promise<Accounts> {
  const tokens = new Set(those.map(({ token }) => token))
  const wanted = those.flatMap(({ joined }) => joined).filter((token) => !tokens.has(token))
  const all = [...those, ...(await readAccounts(table, wanted))]
  return new Map(all.map((account) => [account.token, account]))
}

function nameOf({ programmeId, period, country }: PlaceOfFigures): string {
  return `${programmeId} ${period} ${country ?? ''}`
}
