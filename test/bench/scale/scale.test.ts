import type { FiguresChange } from '@passerelle/domain/indicators'
import { expect, test } from 'vitest'
import { openTestCloud } from '../../support/cloud.ts'
import { openHouse } from './house.ts'
import { accountItems, countAsItComes, figuresItems, keepItems } from './keep.ts'
import { measureScale } from './measure.ts'
import { costsOfPages, keepOffers } from './offers.ts'
import { peopleOf } from './population.ts'
import { rebuildApart } from './rebuilding.ts'
import { recount } from './recount.ts'
import { costsOfReports, toldOtherwise } from './reports.ts'

/* The published scale, at a size that takes seconds; `pnpm scale` does the same with all of it. */

const stage = await openTestCloud({ concurrency: 1 })

/** Three times as many measures as few, in three organisations. */
const scale = { measures: 3_000, persons: 201, tenants: 3 }

/** What waits is asked for, then programme and figures; a report is written besides, and the one before it is looked up. */
const calls = { all: 3, year: 3, month: 3, week: 3, freeze: 4 }

const callsOf = (costs: Awaited<ReturnType<typeof costsOfReports>>) =>
  Object.fromEntries(Object.entries(costs).map(([name, cost]) => [name, cost.calls]))

test('a report costs as many calls with more measures, and figures made anew are those that were counted as they came', async () => {
  const said: string[] = []
  const seen = await measureScale(stage, scale, (what) => said.push(what))
  expect({ measures: seen.measures, persons: seen.persons }).toEqual({ measures: 3_000, persons: 201 })
  for (const costs of [seen.few, seen.many, seen.one]) expect(callsOf(costs)).toEqual(calls)
  expect(seen.differing).toBe(0)
  // Of the one whose figures were lost every row was written anew, and of all others none.
  expect(seen.rebuilt).toMatchObject({ accounts: 201, changed: seen.lost })
  expect(seen.again).toMatchObject({ accounts: 201, rows: seen.rebuilt.rows, changed: 0 })
  expect(seen.rebuilt.peakMegabytes).toBeLessThanOrEqual(256)
  expect(said).toContain('rebuilt from 201 of 201 accounts')
})

test('figures that are off by one are found by a rebuild, and by whoever counts by hand', async () => {
  const house = await openHouse(stage)
  const people = [...peopleOf({ measures: 90, persons: 6, tenants: 1 }, 0, house.programmeId)]
  const ledger = countAsItComes(people, 10)
  const [place, first] = [...ledger.figures].find(([, { period }]) => period === 'all') ?? []
  const [cell = '', number = 0] = Object.entries(first?.cells ?? {})[0] ?? []
  if (place === undefined || first === undefined) throw new Error('something was counted')
  ledger.figures.set(place, { ...first, cells: { ...first.cells, [cell]: number + 1 } })
  await keepItems(stage, [
    ...accountItems(house.tenant, ledger),
    ...figuresItems(house.tenant, ledger.figures),
  ])
  expect(await toldOtherwise(house, recount(people))).toBe(1)
  const hear = () => undefined
  expect(await rebuildApart(stage.cloud, [house.tenant], hear)).toMatchObject({ accounts: 6, changed: 1 })
  expect(await toldOtherwise(house, recount(people))).toBe(0)
  // A measure that nobody counted is found likewise.
  const [somebody, ...others] = people
  if (somebody === undefined) throw new Error('there is somebody')
  const fewer = [{ ...somebody, measures: somebody.measures.slice(1) }, ...others]
  expect(await toldOtherwise(house, recount(fewer))).toBeGreaterThan(0)
})

test('figures that grew with whom they count would cost more calls', async () => {
  const house = await openHouse(stage)
  const rows = Array.from({ length: 40 }, (_, n): FiguresChange => {
    const cells = Object.fromEntries(
      Array.from({ length: 800 }, (_, m) => [`participants|SN|female|18_to_60|somebody-${n}-${m}`, 1]),
    )
    return { programmeId: house.programmeId, period: 'all', country: `X${n}` as 'SN', cells }
  })
  await keepItems(stage, figuresItems(house.tenant, new Map(rows.map((row) => [row.country, row]))))
  expect((await costsOfReports(stage, house)).all.calls).toBeGreaterThan(calls.all)
})

test('a filtered page of the directory is one query among a hundred offers as among six hundred', async () => {
  await keepOffers(stage, 'GM', 100)
  await keepOffers(stage, 'SN', 600)
  for (const country of ['GM', 'SN']) {
    for (const [filter, page] of Object.entries(await costsOfPages(stage, country))) {
      expect(page.operations, `${country} by ${filter}`).toEqual(['Query'])
      expect(page.found, `${country} by ${filter}`).toBeGreaterThan(0)
      // Of a word that all have so many are looked through, and no more: 600 would take 48.
      expect(page.readUnits, `${country} by ${filter}`).toBeLessThan(36)
    }
  }
})

test('the memory of a rebuild is its own, however large whoever started it is', async () => {
  const filled = Buffer.alloc(400_000_000, 1)
  const house = await openHouse(stage)
  const { peakMegabytes } = await rebuildApart(stage.cloud, [house.tenant], () => undefined)
  expect(filled.byteLength).toBe(400_000_000)
  expect(peakMegabytes).toBeLessThanOrEqual(256)
})
