import {
  ageBrackets,
  currentEdition,
  type FiguresChange,
  type FrozenReport,
  type IndicatorLine,
  indicatorKeys,
  linesOf,
  weekOf,
} from '@passerelle/domain/indicators'
import type { ProgrammeId } from '@passerelle/domain/kernel'
import { expect, it } from 'vitest'
import { toItem } from '../engine/row.ts'
import { set } from '../engine/write.ts'
import { testStore } from '../testing/engine.ts'
import { days, fullestIn, genders, modules } from '../testing/fullest.ts'
import { itemSize, mostBytes } from '../testing/item-size.ts'
import { newId, now } from '../testing/tenant.ts'
import { figuresRow } from './ledger.ts'
import { readReport, reportRow } from './report-rows.ts'

/* The most that a row may hold: the engine takes no item above 400 KB, and a row that is full stops all counting. */

const programmeId = newId<'programme'>() as ProgrammeId
const tenant = newId<'tenant'>()

const sizeOf = (change: FiguresChange) =>
  itemSize(toItem(figuresRow(tenant, { ...change, version: 1_000_000 })))

it('a row of figures has room for all that can happen in a month, and the engine takes it', async () => {
  const changes = fullestIn(programmeId, 'SN')
  const month = changes.find(({ period }) => period === '2027-08')
  if (month === undefined) throw new Error('something happened in that month')
  const weeks = new Set(days.map(weekOf)).size
  const persons = indicatorKeys.length - 1
  expect(Object.keys(month.cells)).toHaveLength(
    (persons * genders.length * ageBrackets.length + modules.length) * weeks,
  )
  for (const change of changes) expect(sizeOf(change)).toBeLessThan(mostBytes / 3)
  const store = await testStore()
  await store.transact(changes.map((change) => set(figuresRow(tenant, { ...change, version: 1 }))))
})

it('rows as an earlier version wrote them, all countries in one, have not', () => {
  const cells: Record<string, number> = {}
  for (const change of fullestIn(programmeId, 'SN')) {
    if (change.period !== '2027-08') continue
    for (const country of 'AL EG GH GM IQ MA NG PK RS SN TN XK KG'.split(' ')) {
      for (const [cell, number] of Object.entries(change.cells))
        cells[cell.replace('|SN|', `|${country}|`)] = number
    }
  }
  const row = { programmeId, period: '2027-08', country: undefined, version: 1, cells }
  expect(itemSize(toItem(figuresRow(tenant, row)))).toBeGreaterThan(400 * 1024)
})

/** A report over very many countries, in which every single number is corrected. */
function fullestReport(): FrozenReport {
  const letters = [...'ABCDEFGHIJ']
  const codes = letters.flatMap((one) => letters.map((other) => `${one}${other}` as 'SN'))
  const [all] = [fullestIn(programmeId, 'SN').find(({ period }) => period === 'all')]
  const lines: IndicatorLine[] = linesOf([{ cells: all?.cells ?? {} }], 'all', currentEdition).map(
    (line) => ({
      ...line,
      cells: codes.flatMap((country, n) =>
        line.cells.map((cell, m) => ({ ...cell, country, number: 7 * n + m })),
      ),
    }),
  )
  return {
    id: newId<'report'>(),
    version: 1,
    tenantId: tenant,
    programmeId,
    period: 'all',
    number: 2,
    edition: 1,
    lines,
    targets: [],
    corrected: lines.map(({ indicator, number, cells }) => ({
      indicator,
      before: number,
      now: number + 1,
      cells: cells.map(({ number: before, ...cell }) => ({ ...cell, before, now: before + 1 })),
    })),
    follows: 'f'.repeat(64),
    frozenAt: now,
    frozenBy: newId<'member'>(),
    hash: 'a'.repeat(64),
  }
}

it('a frozen report over a hundred countries, all of it corrected, fits into its row and comes out as it was', () => {
  const report = fullestReport()
  const item = toItem(reportRow(tenant, report))
  expect(itemSize(item)).toBeLessThan(mostBytes)
  expect(readReport(item)).toEqual(report)
  // As it stood there before it was packed.
  expect(itemSize({ ...report })).toBeGreaterThan(400 * 1024)
})

it('a frozen report of a version that packed nothing is read as it stands', () => {
  const report = { ...fullestReport(), lines: [], corrected: [] }
  const { packed: _, ...item } = toItem(reportRow(tenant, report))
  expect(readReport({ ...item, lines: [], corrected: [] })).toEqual(report)
})
