import type { Occurrence } from '@passerelle/domain/indicators'
import type { ProgrammeId } from '@passerelle/domain/kernel'
import { expect, it } from 'vitest'
import { countingRanges } from '../engine/keys/indicators.ts'
import { allOf } from '../engine/store.ts'
import { set } from '../engine/write.ts'
import type { TenantTable } from '../session/tenant-table.ts'
import { fullestIn } from '../testing/fullest.ts'
import { accompanied, token } from '../testing/occurrences.ts'
import { anOpenTenant, newId, refusalOf } from '../testing/tenant.ts'
import { countNotes, figuresRow, waitsToBeCounted } from './ledger.ts'
import { noting } from './noting.ts'

function attended(who: string, programmeId: ProgrammeId, on: string, version = 1): Occurrence {
  return {
    what: 'attended',
    token: token(who),
    ref: token(`${on} of ${who}`),
    version,
    on,
    programmeId,
    units: 4,
  }
}

async function total({ store, tenant }: TenantTable, programme: ProgrammeId, rule: string): Promise<number> {
  const rows = await allOf(store.queryAll(countingRanges.figuresOf(tenant, programme, 'all')))
  const cells = rows.flatMap((row) => Object.entries(row['cells'] as Record<string, number>))
  return cells.reduce((sum, [cell, number]) => sum + (cell.startsWith(`${rule}|`) ? number : 0), 0)
}

it('what waits is counted once, and waits no more', async () => {
  const { table } = await anOpenTenant()
  const programme = newId<'programme'>()
  await table.store.transact([
    noting(table, [accompanied('ada', programme), attended('ada', programme, '2027-02-01')]),
    noting(table, [attended('ada', programme, '2027-02-01')]),
  ])
  expect(await waitsToBeCounted(table)).toBe(true)
  expect(await countNotes(table, 5)).toEqual({ counted: 2, waiting: false })
  expect(await countNotes(table, 5)).toEqual({ counted: 0, waiting: false })
  expect(await total(table, programme, 'teaching_units')).toBe(4)
})

it('a request goes as far as it may, and says that more waits', async () => {
  const { table } = await anOpenTenant()
  const programme = newId<'programme'>()
  for (let n = 0; n < 60; n += 1) {
    await table.store.transact([noting(table, [accompanied(`person ${n}`, programme)])])
  }
  expect(await countNotes(table, 1)).toEqual({ counted: 25, waiting: true })
  expect(await countNotes(table, 9)).toEqual({ counted: 35, waiting: false })
  expect(await total(table, programme, 'participants')).toBe(60)
})

it('a note of more people than one transaction holds is counted in parts', async () => {
  const { table } = await anOpenTenant()
  const programme = newId<'programme'>()
  const people = Array.from({ length: 120 }, (_, n) => `person ${n}`)
  await table.store.transact([
    noting(
      table,
      people.map((who) => accompanied(who, programme)),
    ),
  ])
  expect(await countNotes(table, 20)).toMatchObject({ waiting: false })
  expect(await total(table, programme, 'participants')).toBe(120)
})

it('somebody with years of months who goes to another programme is counted there, and not here', async () => {
  const { table } = await anOpenTenant()
  const [here, there] = [newId<'programme'>(), newId<'programme'>()]
  const months = Array.from(
    { length: 60 },
    (_, n) => `${2022 + Math.floor(n / 12)}-${String((n % 12) + 1).padStart(2, '0')}-03`,
  )
  // What names no programme goes along with the case.
  const followed = months.map(
    (on): Occurrence => ({
      what: 'followed_up',
      token: token('ada'),
      ref: token(`${on} of ada`),
      version: 1,
      on,
    }),
  )
  await table.store.transact([noting(table, [accompanied('ada', here), ...followed])])
  await countNotes(table, 200)
  expect(await total(table, here, 'support_measures')).toBe(60)
  await table.store.transact([noting(table, [accompanied('ada', there, { version: 2 })])])
  expect(await countNotes(table, 9)).toMatchObject({ waiting: false })
  expect([
    await total(table, here, 'support_measures'),
    await total(table, there, 'support_measures'),
  ]).toEqual([0, 60])
})

it('what is more than a transaction takes in bytes is counted in parts', async () => {
  const { table } = await anOpenTenant()
  const { store, tenant } = table
  const programme = newId<'programme'>()
  const months = Array.from(
    { length: 36 },
    (_, n) => `${2025 + Math.floor(n / 12)}-${String((n % 12) + 1).padStart(2, '0')}`,
  )
  const full = fullestIn(programme, 'SN').find(({ period }) => period === '2027-08')
  if (full === undefined) throw new Error('something happened in that month')
  for (const period of months) {
    await store.transact([set(figuresRow(tenant, { ...full, period, version: 1 }))])
  }
  const followed = months.map(
    (month): Occurrence => ({
      what: 'followed_up',
      token: token('ada'),
      ref: token(`${month} of ada`),
      version: 1,
      on: `${month}-03`,
    }),
  )
  await store.transact([noting(table, [accompanied('ada', programme), ...followed])])
  expect(await countNotes(table, 200)).toMatchObject({ waiting: false })
  expect(await total(table, programme, 'support_measures')).toBe(36)
})

it('of two who count the same at once the figures are those of one', async () => {
  const { table } = await anOpenTenant()
  const programme = newId<'programme'>()
  for (const who of ['ada', 'ben', 'cem']) {
    await table.store.transact([noting(table, [accompanied(who, programme)])])
  }
  const answers = await Promise.allSettled([1, 2, 3].map(() => countNotes(table, 5)))
  for (const answer of answers) {
    if (answer.status === 'fulfilled') continue
    expect(await refusalOf(Promise.reject(answer.reason))).toEqual({ code: 'contended' })
  }
  await countNotes(table, 5)
  expect(await total(table, programme, 'participants')).toBe(3)
})

it('another organisation counts nothing of it, and the ledger holds nothing by which anybody could be known', async () => {
  const { table } = await anOpenTenant()
  const programme = newId<'programme'>()
  await table.store.transact([noting(table, [accompanied('ada', programme)])])
  const { table: other } = await anOpenTenant()
  expect(await countNotes(other, 5)).toEqual({ counted: 0, waiting: false })
  await countNotes(table, 5)
  const accounts = await allOf(table.store.queryAll(countingRanges.ledger(table.tenant)))
  expect(accounts).toHaveLength(1)
  expect(Object.keys(accounts[0] ?? {}).toSorted()).toEqual(
    ['edition', 'entity', 'joined', 'occurrences', 'pk', 'sk', 'token', 'version'].toSorted(),
  )
})
