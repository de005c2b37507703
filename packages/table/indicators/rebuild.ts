import { createHash } from 'node:crypto'
import {
  type Accounts,
  addedBy,
  type CountingAccount,
  type Figures,
  hashedText,
  ruleEditions,
  type SumOfFigures,
  sumOfFigures,
} from '@passerelle/domain/indicators'
import { readClear } from '../engine/entity.ts'
import { countingKeys, countingRanges } from '../engine/keys/indicators.ts'
import type { Key } from '../engine/keys/key.ts'
import { programmeRanges } from '../engine/keys/programmes.ts'
import type { Item } from '../engine/row.ts'
import { at, contended, remove, unlessContended, type Write } from '../engine/write.ts'
import { writeInTurn } from '../engine/write-in-turn.ts'
import { type Counting, figuresRow } from './ledger.ts'

/** What a rebuild looked at, and how many rows it wrote anew or took away: none, where all was right. */
export type Rebuilt = { readonly accounts: number; readonly rows: number; readonly changed: number }

/** A row of figures before it is rebuilt. */
type Known = { readonly figures: Place; readonly version: number; readonly print: string }

type Place = Pick<Figures, 'programmeId' | 'period' | 'country'>

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
  const into = ({ programmeId, period }: Place, write: Write) => {
    const name = nameOf({ programmeId, period })
    periods.set(name, [...(periods.get(name) ?? []), write])
  }
  for (const change of changes) {
    const before = known.get(nameOf(change))
    known.delete(nameOf(change))
    if (before?.print === printOf(change.cells)) continue
    const version = before?.version ?? 0
    const row = figuresRow(table.tenant, { ...change, version: version + 1 })
    into(change, unlessContended(row, version))
  }
  for (const { figures, version, print } of known.values()) {
    if (print === printOf({})) continue
    const gone = remove(keyOfFigures(table, figures))
    into(figures, { ...gone, when: at(version), otherwise: contended })
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
      known.set(nameOf(figures), { figures, version, print: printOf(cells) })
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
async function withJoined({ store, tenant }: Counting, those: readonly CountingAccount[]): Promise<Accounts> {
  const accounts = new Map(those.map((account) => [account.token, account]))
  const wanted = those.flatMap(({ joined }) => joined).filter((token) => !accounts.has(token))
  const rows = await store.getAll(wanted.map((token) => countingKeys.account(tenant, token)))
  for (const row of rows) {
    const account = readClear('CountingAccount', row)
    accounts.set(account.token, account)
  }
  return accounts
}

function keyOfFigures({ tenant }: Counting, { programmeId, period, country }: Place): Key {
  return countingKeys.figures(tenant, programmeId, period, country)
}

function nameOf({ programmeId, period, country }: Place): string {
  return `${programmeId} ${period} ${country ?? ''}`
}

function printOf(cells: Figures['cells']): string {
  return createHash('sha256').update(hashedText(cells)).digest('base64')
}
