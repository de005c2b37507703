import type { MemberId } from '@passerelle/domain/kernel'
import { expect, test } from 'vitest'
import { add } from '../engine/write.ts'
import { journalRow } from '../session/journal.ts'
import type { PageOf } from '../session/page.ts'
import { anOpenTenant, entry, newId, refusalOf, tableOf } from '../testing/tenant.ts'
import { type JournalFilter, journalBook } from './journal-book.ts'

/** An organisation that was opened in March 2026, in November of the year after. */
const at = '2027-11-15T12:00:00.000Z'
const [miriam, jonas] = [newId<'member'>(), newId<'member'>()]
const thing = newId()

async function house() {
  const { tenant, kms } = await anOpenTenant()
  const table = await tableOf(tenant.id, { at, kms })
  let queries = 0
  const counted = {
    ...table,
    store: {
      ...table.store,
      query: (...asked: Parameters<typeof table.store.query>) => {
        queries += 1
        return table.store.query(...asked)
      },
    },
  }
  const book = journalBook(counted)
  const note = async (when: string, operation = 'act', member: MemberId = miriam, aggregateId = newId()) => {
    const row = journalRow({ tenant: tenant.id, member, operation }, { ...entry, aggregateId }, when, newId())
    await table.store.transact([add(row)])
  }
  /** Every page, until there is none: what each holds, and what it took. */
  const walk = async (filter: JournalFilter, limit = 50) => {
    const pages: { readonly when: readonly string[]; readonly queries: number }[] = []
    let page: PageOf<{ readonly at: string }> = { items: [] }
    do {
      const before = queries
      page = await book.read(filter, { limit, cursor: page.next })
      pages.push({ when: page.items.map((line) => line.at), queries: queries - before })
    } while (page.next !== undefined)
    return pages
  }
  const all = async (filter: JournalFilter, limit?: number) =>
    (await walk(filter, limit)).flatMap(({ when }) => when)
  return { book, note, walk, all }
}

const days = ['2026-03-10', '2026-04-01', '2026-04-30', '2027-11-01', '2027-11-02'] as const
const noon = (day: string) => `${day}T12:00:00.000Z`
const latestFirst = days.map(noon).toReversed()

test('a walk goes back through all months, the latest line first, whatever the size of its pages', async () => {
  const { note, all, walk } = await house()
  for (const day of days) await note(noon(day))
  for (const limit of [1, 2, 3, 100]) expect(await all({}, limit)).toEqual(latestFirst)
  // Eighteen months in between are empty: no page takes more than ten queries, so some are short, or empty.
  const long = await walk({}, 100)
  expect(long.map(({ when }) => when.length)).toEqual([2, 2, 1])
  const inVain = await walk({ action: 'never' })
  expect(inVain.map(({ when }) => when.length)).toEqual([0, 0, 0])
  for (const { queries } of [...long, ...inVain]) expect(queries).toBeLessThanOrEqual(10)
})

test('a period is whole days by the clock of the organisation, in one month or across several', async () => {
  const { note, all } = await house()
  // Dakar has the clock of UTC.
  for (const day of days) await note(noon(day))
  await note('2026-04-30T23:59:59.999Z')
  await note('2026-05-01T00:00:00.000Z')
  expect(await all({ from: '2026-04-01', to: '2026-04-30' })).toEqual([
    '2026-04-30T23:59:59.999Z',
    noon('2026-04-30'),
    noon('2026-04-01'),
  ])
  expect(await all({ from: '2026-05-01', to: '2026-05-01' })).toEqual(['2026-05-01T00:00:00.000Z'])
  expect(await all({ to: '2026-03-31' }, 1)).toEqual([noon('2026-03-10')])
  expect(await all({ from: '2027-11-02' }, 1)).toEqual([noon('2027-11-02')])
  // Before there was anything, and after today.
  expect(await all({ to: '2025-12-31' })).toEqual([])
  expect(await all({ from: '2028-01-01', to: '2028-02-01' })).toEqual([])
})

test('a member, a thing and an action narrow it, each with the others and with a period', async () => {
  const { note, all, walk } = await house()
  await note(noon('2026-03-10'), 'give', miriam, thing)
  await note(noon('2026-04-01'), 'take', jonas, thing)
  await note(noon('2026-04-30'), 'give', jonas)
  await note(noon('2027-11-01'), 'take', miriam)
  expect(await all({ member: miriam }, 1)).toEqual([noon('2027-11-01'), noon('2026-03-10')])
  expect(await all({ aggregateId: thing }, 1)).toEqual([noon('2026-04-01'), noon('2026-03-10')])
  expect(await all({ action: 'give' }, 1)).toEqual([noon('2026-04-30'), noon('2026-03-10')])
  expect(await all({ aggregateId: thing, member: jonas, action: 'take' })).toEqual([noon('2026-04-01')])
  expect(await all({ member: jonas, action: 'give', from: '2026-04-02' })).toEqual([noon('2026-04-30')])
  expect(await all({ member: miriam, to: '2026-04-01' })).toEqual([noon('2026-03-10')])
  expect(await all({ member: newId() })).toEqual([])
  // An index needs no months.
  expect(await walk({ member: jonas })).toMatchObject([{ queries: 1 }])
  expect(await walk({ aggregateId: thing })).toMatchObject([{ queries: 1 }])
})

test('a place in one list is none in another, and none in that of another organisation', async () => {
  const { book, note } = await house()
  await note(noon('2027-11-01'))
  await note(noon('2027-11-02'))
  const { next } = await book.read({}, { limit: 1 })
  const other = await house()
  const refused = await Promise.all(
    [
      book.read({ member: miriam }, { limit: 1, cursor: next }),
      other.book.read({}, { limit: 1, cursor: next }),
    ].map(refusalOf),
  )
  expect(refused).toMatchObject([{ code: 'invalid' }, { code: 'invalid' }])
})
