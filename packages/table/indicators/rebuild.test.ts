import type { Occurrence } from '@passerelle/domain/indicators'
import type { ProgrammeId } from '@passerelle/domain/kernel'
import { expect, it } from 'vitest'
import { countingKeys, countingRanges } from '../engine/keys/indicators.ts'
import { keyOf } from '../engine/row.ts'
import { allOf } from '../engine/store.ts'
import { remove, set } from '../engine/write.ts'
import type { TenantTable } from '../session/tenant-table.ts'
import { accompanied, token } from '../testing/occurrences.ts'
import { anOpenProgramme } from '../testing/programmes.ts'
import { refusalOf } from '../testing/tenant.ts'
import { figuresBook } from './figures-book.ts'
import { accountRow, countNotes, figuresRow } from './ledger.ts'
import { noting } from './noting.ts'
import { rebuildFigures } from './rebuild.ts'

function attended(who: string, on: string, version = 1): Occurrence {
  return { what: 'attended', token: token(who), ref: token(`${on} of ${who}`), version, on, units: 4 }
}

/** Three people of two countries who were taught, two of them the same. */
async function aCountedProgramme() {
  const { table, programme } = await anOpenProgramme()
  const news = [
    accompanied('ada', programme.id),
    accompanied('ben', programme.id, { facets: { country: 'GM', gender: 'male', ageBracket: 'over_60' } }),
    accompanied('eva', programme.id, { goesOnAs: token('ada') }),
    attended('ada', '2026-12-30'),
    attended('ben', '2027-01-02'),
    attended('eva', '2027-01-02'),
  ]
  for (const each of news) await table.store.transact([noting(table, [each])])
  await countNotes(table, 5)
  return { table, programmeId: programme.id }
}

const rowsOf = ({ store, tenant }: TenantTable, programme: ProgrammeId) =>
  allOf(store.queryAll(countingRanges.figures(tenant, programme)))

const figures = async (table: TenantTable, programme: ProgrammeId, period = 'all') => {
  const { lines } = await figuresBook(table).read(programme, period)
  return Object.fromEntries(
    lines.flatMap(({ indicator, number }) => (number === 0 ? [] : [[indicator, number]])),
  )
}

it('figures that are as they should be are left alone', async () => {
  const { table, programmeId } = await aCountedProgramme()
  const rows = await rowsOf(table, programmeId)
  const told: number[] = []
  expect(await rebuildFigures(table, (accounts) => told.push(accounts))).toEqual({
    accounts: 3,
    rows: rows.length,
    changed: 0,
  })
  expect(told).toEqual([3])
  expect(await rowsOf(table, programmeId)).toEqual(rows)
})

it('figures that were lost or spoiled come back out of the ledger, and nothing else changes', async () => {
  const { table, programmeId } = await aCountedProgramme()
  const { store, tenant } = table
  const rows = await rowsOf(table, programmeId)
  const spoiled = {
    programmeId,
    period: '2027',
    country: 'SN' as const,
    version: 9,
    cells: { 'founded|SN|male|unknown|': 7 },
  }
  await store.transact([
    remove(countingKeys.figures(tenant, programmeId, 'all', 'GM')),
    set(figuresRow(tenant, spoiled)),
    set(figuresRow(tenant, { ...spoiled, period: '2031' })),
  ])
  expect(await figures(table, programmeId)).toMatchObject({ participants: 1 })
  expect(await rebuildFigures(table)).toMatchObject({ changed: 3 })
  const without = (all: typeof rows) => all.map(({ version: _, ...row }) => row)
  expect(without(await rowsOf(table, programmeId))).toEqual(without(rows))
  expect(await rebuildFigures(table)).toMatchObject({ changed: 0 })
})

it('rows of an earlier version, all countries in one, are read, added to, and taken away by a rebuild', async () => {
  const { table, programmeId } = await aCountedProgramme()
  const { store, tenant } = table
  const rows = await rowsOf(table, programmeId)
  for (const period of ['all', '2026', '2027', '2026-12', '2027-01']) {
    const those = rows.filter((row) => row['period'] === period)
    const cells = Object.assign({}, ...those.map((row) => row['cells']))
    await store.transact([
      set(figuresRow(tenant, { programmeId, period, version: 4, cells })),
      ...those.map((row) => remove(keyOf(row))),
    ])
  }
  const all = { participants: 2, trained: 2, teaching_units: 12, support_measures: 3 }
  expect(await rowsOf(table, programmeId)).toHaveLength(5)
  expect(await figures(table, programmeId)).toMatchObject(all)
  // The last days of a year and the first of the next: a week in two months, with a year between their rows.
  expect(await figures(table, programmeId, '2026-W53')).toMatchObject({ teaching_units: 12 })

  await store.transact([noting(table, [{ ...attended('ben', '2027-01-02', 2), voided: true } as Occurrence])])
  await countNotes(table, 5)
  const corrected = { participants: 2, trained: 1, teaching_units: 8, support_measures: 2 }
  expect(await figures(table, programmeId)).toEqual({ ...(await figures(table, programmeId)), ...corrected })
  const { lines } = await figuresBook(table).read(programmeId, 'all')
  const trained = lines.find(({ indicator }) => indicator === 'trained')
  expect(trained?.cells.map(({ country }) => country)).toEqual(['SN'])

  const before = await figures(table, programmeId)
  await rebuildFigures(table)
  expect(await figures(table, programmeId)).toEqual(before)
  expect((await rowsOf(table, programmeId)).filter(({ country }) => country === undefined)).toEqual([])
})

it('what is counted while figures are rebuilt is not written over', async () => {
  const { table, programmeId } = await aCountedProgramme()
  const { store, tenant } = table
  const lost = set(figuresRow(tenant, { programmeId, period: 'all', country: 'SN', version: 1, cells: {} }))
  await store.transact([lost])
  await store.transact([noting(table, [attended('ada', '2027-01-20')])])
  let isFirst = true
  /** The same table, in which somebody counts what waits as soon as the ledger was read. */
  const meanwhile = {
    tenant,
    store: {
      ...store,
      async query(...asked: Parameters<typeof store.query>) {
        const page = await store.query(...asked)
        if (isFirst && asked[0].pk === countingRanges.ledger(tenant).pk) {
          isFirst = false
          await countNotes(table, 5)
        }
        return page
      },
    },
  }
  expect(await refusalOf(rebuildFigures(meanwhile))).toEqual({ code: 'contended' })
  await rebuildFigures(table)
  expect(await figures(table, programmeId)).toMatchObject({ participants: 2, teaching_units: 16 })
})

it('the ledger of very many people is read page after page', async () => {
  const { table, programme } = await anOpenProgramme()
  const { store, tenant } = table
  const records = Array.from({ length: 100 }, (_, n) =>
    attended('somebody', `2027-02-${10 + (n % 10)}`, n + 1),
  )
  for (let n = 0; n < 100; n += 1) {
    const who = `person ${n}`
    const occurrences = [
      accompanied(who, programme.id),
      ...records.map((each, at) => ({ ...each, token: token(who), ref: token(`${at} of ${who}`) })),
    ]
    await store.transact([
      set(accountRow(tenant, { token: token(who), version: 1, edition: 1, occurrences, joined: [] })),
    ])
  }
  const told: number[] = []
  await rebuildFigures(table, (accounts) => told.push(accounts))
  expect(told.length).toBeGreaterThan(1)
  expect(told.at(-1)).toBe(100)
  expect(await figures(table, programme.id)).toMatchObject({ participants: 100, support_measures: 10_000 })
})
