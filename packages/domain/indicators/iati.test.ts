import { expect, test } from 'vitest'
import type { Programme } from '../programmes/index.ts'
import { iatiDates, iatiResults, iatiStatus } from './iati.ts'
import type { ToldYears } from './publication.ts'

const programme = (change: Partial<Programme>) =>
  ({
    state: 'active',
    term: { from: '2024-03-01', to: '2026-02-28' },
    extensions: [{ to: '2026-08-31' }, { to: '2027-02-28' }],
    ...change,
  }) as Programme

test.each([
  [{ state: 'planned' }, '1'],
  [{ state: 'active' }, '2'],
  [{ state: 'ended' }, '3'],
  [{ state: 'ended', lastPaymentOn: '2027-09-30' }, '3'],
  [{ state: 'ended', lastPaymentOn: '2027-09-29' }, '4'],
] as const)('a programme that is %j has status %s', (change, status) => {
  expect(iatiStatus(programme(change), '2027-09-29')).toBe(status)
})

test('only a day that has come is told as actual, and the last extension tells the end', () => {
  const days = (change: Partial<Programme>, today: string) =>
    iatiDates(programme(change), today).map(({ type, day }) => `${type} ${day}`)
  expect(days({ state: 'planned' }, '2024-01-01')).toEqual(['1 2024-03-01', '3 2027-02-28'])
  expect(days({}, '2024-02-29')).toEqual(['1 2024-03-01', '3 2027-02-28'])
  expect(days({}, '2024-03-01')).toEqual(['1 2024-03-01', '2 2024-03-01', '3 2027-02-28'])
  expect(days({ state: 'ended' }, '2027-02-27')).not.toContain('4 2027-02-28')
  expect(days({ state: 'ended' }, '2027-02-28')).toContain('4 2027-02-28')
  expect(days({ extensions: [] }, '2024-03-01')).toContain('3 2026-02-28')
})

test('only exact numbers of years that a funder was told of are results, and returns are none', () => {
  const year = (period: string, to: readonly unknown[], participants: number, returned: number) =>
    ({
      period,
      to,
      lines: [
        { indicator: 'participants', atLeast: participants, atMost: participants },
        { indicator: 'trained', atLeast: 0, atMost: 4 },
        { indicator: 'returned', atLeast: returned, atMost: returned },
        { indicator: 'in_work', atLeast: 11 },
      ],
    }) as unknown as ToldYears['years'][number]
  const told = [year('2025', [{}], 40, 20), year('2026', [{}], 60, 30), year('2027', [], 80, 40)]
  expect(iatiResults(told)).toEqual([
    {
      kind: 'output',
      type: '1',
      indicators: [
        {
          indicator: 'participants',
          years: [
            { year: '2025', number: 40 },
            { year: '2026', number: 60 },
          ],
        },
      ],
    },
  ])
  expect(iatiResults([])).toEqual([])
})
