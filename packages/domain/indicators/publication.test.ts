import { describe, expect, it } from 'vitest'
import { id, refusalOf } from '../testing/casework.ts'
import { aProgramme } from '../testing/occurrences.ts'
import { noYears, type ToldYears, toldYear, withTold } from './publication.ts'
import { type FrozenReport, hashedText } from './report.ts'
import { exactly } from './told.ts'

const aReport = (change: Partial<FrozenReport> = {}): FrozenReport => ({
  id: id<'report'>(900),
  version: 1,
  tenantId: id<'tenant'>(1),
  programmeId: aProgramme,
  period: '2027',
  number: 3,
  edition: 1,
  lines: [
    {
      indicator: 'participants',
      number: 12,
      cells: [
        { country: 'SN', gender: 'female', ageBracket: '18_to_60', number: 10 },
        { country: 'GM', gender: 'male', ageBracket: 'over_60', number: 2 },
      ],
    },
    { indicator: 'teaching_units', number: 96, cells: [] },
  ],
  targets: [],
  corrected: [{ indicator: 'participants', before: 11, now: 12 }],
  follows: 'b'.repeat(64),
  frozenAt: '2028-01-04T09:00:00.000Z',
  frozenBy: id<'member'>(5),
  hash: 'a'.repeat(64),
  ...change,
})

const hash = 'c'.repeat(64)
const [one, other] = [id<'tenant'>(11), id<'tenant'>(12)]
const telling = (funder = one) => ({
  funder,
  publicationId: id<'publication'>(700),
  at: '2028-01-05T09:00:00.000Z',
})

/** The years after a funder was told of the year of a report. */
function after(report: FrozenReport, known: Pick<ToldYears, 'years'> = noYears, funder = one) {
  return { years: withTold(known, report, { ...toldYear(report, known), hash }, telling(funder)) }
}

describe('of a year funders are told', () => {
  it('figures, and nothing by which others could be found out: not the report’s number, nor its hash', () => {
    const told = toldYear(aReport(), noYears)
    expect(Object.keys(told).toSorted()).toEqual([
      'edition',
      'lines',
      'period',
      'programmeId',
      'tables',
      'tenantId',
    ])
    expect(told.lines).toContainEqual({ indicator: 'participants', ...exactly(12) })
    expect(told.lines.map(({ indicator }) => indicator)).not.toContain('teaching_units')
    expect(told.tables).toEqual([]) // ten and two: to tell the ten would tell the two
    expect(hashedText(told)).not.toContain('GM')
  })

  it('once it is over, wherever they work, and of no other period', () => {
    for (const period of ['all', '2027-03', '2027-W09', '2028', '2029']) {
      expect(refusalOf(() => toldYear(aReport({ period }), noYears))).toEqual({
        code: 'not_possible',
        what: 'year_not_over',
      })
    }
    const inMexico = aReport({ frozenAt: '2028-01-01T05:00:00.000Z' }) // there it is still the last evening of 2027
    expect(refusalOf(() => toldYear(inMexico, noYears))).toMatchObject({ what: 'year_not_over' })
  })

  it('once and for all: nobody is told a correction, nor of a year before one that was told', () => {
    const known = after(aReport())
    for (const report of [
      aReport({ id: id<'report'>(901), number: 4 }),
      aReport({ id: id<'report'>(902), period: '2026' }),
    ]) {
      expect(refusalOf(() => toldYear(report, known))).toEqual({ code: 'not_possible', what: 'year_told' })
    }
    expect(
      toldYear(
        aReport({ id: id<'report'>(903), period: '2028', frozenAt: '2029-02-01T00:00:00.000Z' }),
        known,
      ),
    ).toMatchObject({ period: '2028' })
  })

  it('the same each, whatever was told of other years since, and nobody twice', () => {
    const first = after(aReport())
    const next = aReport({ id: id<'report'>(904), period: '2028', frozenAt: '2029-02-01T00:00:00.000Z' })
    const second = after(next, first)
    expect(toldYear(aReport(), second)).toEqual(toldYear(aReport(), noYears))
    const both = after(aReport(), second, other)
    expect(both.years.map(({ period, to }) => [period, to.map(({ funder }) => funder)])).toEqual([
      ['2027', [one, other]],
      ['2028', [one]],
    ])
    expect(refusalOf(() => after(aReport(), both, other))).toEqual({
      code: 'already_exists',
      what: 'publication',
    })
  })
})
