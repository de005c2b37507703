import { describe, expect, it } from 'vitest'
import {
  aModule,
  anotherProgramme,
  aProgramme,
  aToken,
  someoneAccompanied,
  someoneTaught,
} from '../testing/occurrences.ts'
import { emptyAccount } from './account.ts'
import { ageBracketOf } from './age-bracket.ts'
import type { CountingRule, RuleEdition } from './counting-rules.ts'
import { currentEdition, ruleEditions } from './counting-rules.ts'
import { type IndicatorLine, linesOf, plus } from './figures.ts'
import { indicatorKeys } from './indicator-keys.ts'
import type { Occurrence } from './occurrence.ts'
import { keptPeriodsFor, mondayOf, periodSchema, weekOf } from './period.ts'
import { correctedLines, hashedText, type ReportContent, targetLines } from './report.ts'
import { type Accounts, besides, settle } from './settle.ts'

/** Counts occurrences one after the other, as they come. */
function counted(news: readonly Occurrence[], edition: RuleEdition = currentEdition) {
  const accounts = new Map<string, Accounts extends ReadonlyMap<string, infer A> ? A : never>()
  const cells = new Map<string, Readonly<Record<string, number>>>()
  for (const each of news) {
    const loaded = new Map([[each.token, accounts.get(each.token) ?? emptyAccount(each.token)]])
    for (let wanted = besides(loaded, [each]); wanted.length > 0; wanted = besides(loaded, [each])) {
      for (const token of wanted) loaded.set(token, accounts.get(token) ?? emptyAccount(token))
    }
    const { accounts: now, changes } = settle(loaded, [each], edition)
    for (const account of now) accounts.set(account.token, account)
    for (const change of changes) {
      const place = `${change.programmeId} ${change.period}`
      cells.set(place, plus(cells.get(place) ?? {}, change.cells))
    }
  }
  const numbers = (period = 'all', programme = aProgramme) => {
    const figures = keptPeriodsFor(period).map((kept) => ({ cells: cells.get(`${programme} ${kept}`) ?? {} }))
    const lines = linesOf(figures, period, edition)
    return Object.fromEntries(
      lines.filter(({ number }) => number !== 0).map((line) => [line.indicator, line.number]),
    )
  }
  return { numbers, cells }
}

const certificate = (who: string, change: Partial<Occurrence> = {}): Occurrence =>
  ({
    ...someoneTaught(who, 'certificate'),
    what: 'certified',
    is: 'competence',
    on: '2027-03-01',
    ...change,
  }) as Occurrence
const followUp = (who: string, is?: string): Occurrence =>
  ({
    ...someoneTaught(who, 'follow-up'),
    what: 'followed_up',
    on: '2027-06-01',
    ...(is && { is }),
  }) as Occurrence

describe('a case that was handed on to another programme', () => {
  const former = [{ programmeId: aProgramme, until: '2027-02-28' }]
  const handedOn = (change: Partial<Occurrence> = {}): Occurrence =>
    ({
      ...someoneAccompanied('fatou'),
      version: 2,
      programmeId: anotherProgramme,
      former,
      ...change,
    }) as Occurrence

  it('counts once in each: where it was from its opening, where it is from that day on', () => {
    const { numbers } = counted([someoneAccompanied('fatou'), handedOn()])
    expect(numbers()).toEqual({ participants: 1 })
    expect(numbers('all', anotherProgramme)).toEqual({ participants: 1 })
    expect(numbers('2027-01')).toEqual({ participants: 1 })
    expect(numbers('2027-01', anotherProgramme)).toEqual({})
    expect(numbers('2027-02', anotherProgramme)).toEqual({ participants: 1 })
  })

  it('leaves with the programme what happened until that day, and takes along what happens afterwards', () => {
    // It names no programme, so the one of the case pays for it.
    const followedUp = (ref: string, on: string) => {
      const { programmeId: _, ...measure } = followUp('fatou', 'employed')
      return { ...measure, ref: aToken(ref), on } as Occurrence
    }
    const [early, late] = [followedUp('early', '2027-02-28'), followedUp('late', '2027-03-01')]
    const { numbers } = counted([someoneTaught('fatou', 'one'), early, late, handedOn()])
    expect(numbers()).toMatchObject({ participants: 1, trained: 1, in_work: 1, support_measures: 2 })
    expect(numbers('all', anotherProgramme)).toEqual({ participants: 1, in_work: 1, support_measures: 1 })
  })

  it('counts a return where it was then, and where it was taught whenever that was', () => {
    const later = handedOn({ returnedOn: '2027-05-01' } as Partial<Occurrence>)
    const alone = counted([later])
    expect(alone.numbers()).toEqual({ participants: 1 })
    expect(alone.numbers('all', anotherProgramme)).toMatchObject({ returned: 1 })
    const before = counted([handedOn({ returnedOn: '2027-02-28' } as Partial<Occurrence>)])
    expect(before.numbers()).toMatchObject({ returned: 1 })
    expect(counted([later, someoneTaught('fatou', 'one')]).numbers()).toMatchObject({ returned: 1 })
  })

  it('comes to the same in whatever order it is counted', () => {
    const news = [someoneAccompanied('fatou'), handedOn(), followUp('fatou', 'employed')]
    expect(counted(news.toReversed()).cells).toEqual(counted(news).cells)
  })
})

describe('what is counted', () => {
  it('is persons once, and measures as often as there are any', () => {
    const { numbers } = counted([
      someoneAccompanied('fatou'),
      someoneTaught('fatou', 'one'),
      someoneTaught('fatou', 'two', { on: '2027-02-08' }),
      someoneAccompanied('omar'),
      certificate('fatou'),
    ])
    expect(numbers()).toEqual({
      participants: 2,
      trained: 1,
      certified: 1,
      teaching_units: 8,
      modules_taught: 1,
      reintegration_assistance: 1,
      support_measures: 3,
    })
  })

  it('is a person on the first day on which all of it had happened', () => {
    const { numbers } = counted([
      someoneAccompanied('fatou'),
      certificate('fatou'),
      followUp('fatou', 'employed'),
    ])
    expect([numbers('2027-03')['certified_in_work'], numbers('2027-06')['certified_in_work']]).toEqual([
      undefined,
      1,
    ])
    expect(numbers('2027-W22')['certified_in_work']).toBe(1) // 1 June 2027 is a Tuesday
    expect(numbers('2027')['certified_in_work']).toBe(1)
  })

  it('is corrected by what is written later of the same record, in whatever order both are known', () => {
    const first = someoneTaught('fatou', 'one')
    const corrected = someoneTaught('fatou', 'one', { version: 2, units: 0, voided: true })
    for (const order of [
      [first, corrected],
      [corrected, first],
      [corrected, first, corrected],
    ]) {
      expect(counted([someoneAccompanied('fatou'), ...order]).numbers()).toEqual({ participants: 1 })
    }
    const revoked = certificate('fatou', { version: 2, voided: true })
    expect(counted([someoneAccompanied('fatou'), certificate('fatou'), revoked]).numbers()).toEqual({
      participants: 1,
    })
  })

  it('goes along with somebody who was in the wrong programme, and stays where they were taught', () => {
    const moved = someoneAccompanied('fatou', { version: 2, programmeId: anotherProgramme })
    const taught = counted([someoneAccompanied('fatou'), someoneTaught('fatou', 'one'), moved])
    expect(taught.numbers()).toMatchObject({ participants: 1, trained: 1 })
    expect(taught.numbers('all', anotherProgramme)).toEqual({ participants: 1 })
    expect(counted([someoneAccompanied('fatou'), moved]).numbers()).toEqual({})
  })

  it('is one person where two cases turn out to be of one, and two again where they are separated', () => {
    const one = [someoneAccompanied('fatou'), certificate('fatou')]
    const two = [someoneAccompanied('fatu'), certificate('fatu'), someoneTaught('fatu', 'one')]
    const merged = someoneAccompanied('fatu', { version: 2, goesOnAs: aToken('fatou') })
    const asOne = { participants: 1, certified: 1, trained: 1, teaching_units: 4, support_measures: 3 }
    expect(counted([...one, ...two, merged]).numbers()).toMatchObject(asOne)
    // The duplicate is known first, or what happened in it only later.
    expect(counted([merged, ...two, ...one]).numbers()).toMatchObject(asOne)
    expect(counted([...one, merged, ...two]).numbers()).toMatchObject(asOne)
    const apart = someoneAccompanied('fatu', { version: 3 })
    expect(counted([...one, ...two, merged, apart]).numbers()).toMatchObject({
      participants: 2,
      certified: 2,
    })
  })

  it('asks a return of nobody who was taken in beside those who return', () => {
    const { returns: _, ...neighbour } = someoneAccompanied('awa')
    const { numbers } = counted([neighbour, someoneTaught('awa', 'one')])
    expect(numbers()).not.toHaveProperty('reintegration_assistance')
    expect(numbers()).toMatchObject({ participants: 1, trained: 1 })
  })

  it('counts somebody who was placed in work once, apart from what is asked later, from the second edition on', () => {
    const hired = (record: string, change: Partial<Occurrence> = {}): Occurrence =>
      ({ ...someoneTaught('fatou', record), what: 'hired', on: '2027-05-01', ...change }) as Occurrence
    const news = [someoneAccompanied('fatou'), hired('one'), hired('two'), followUp('fatou', 'seeking')]
    expect(counted(news).numbers()).toMatchObject({ participants: 1, hired: 1 })
    expect(counted(news).numbers()).not.toHaveProperty('in_work')
    const [first] = ruleEditions
    expect(counted(news, first).numbers()).not.toHaveProperty('hired')
    const begunNeither = [
      hired('one', { version: 2, voided: true }),
      hired('two', { version: 2, voided: true }),
    ]
    expect(counted([...news, ...begunNeither]).numbers()).not.toHaveProperty('hired')
  })

  it('counts by the last edition of the rules', () => {
    expect(ruleEditions.map(({ edition }) => edition)).toEqual(ruleEditions.map((_, index) => index + 1))
    expect(currentEdition).toBe(ruleEditions.at(-1))
  })

  it('counts by an edition of the rules, and by none of them in two ways', () => {
    for (const { rules } of ruleEditions) {
      expect(new Set(rules.map(({ key }) => key)).size).toBe(rules.length)
      expect(rules.every(({ key }) => indicatorKeys.includes(key))).toBe(true)
    }
    const rules: readonly CountingRule[] = [
      { key: 'trained', counts: 'measures', all: [{ what: 'attended' }], of: { body: 'programme' } },
    ]
    const taught = [1, 2, 3].map((n) => someoneTaught('fatou', `session ${n}`))
    expect(counted([someoneAccompanied('fatou'), ...taught], { edition: 99, rules }).numbers()).toEqual({
      trained: 3,
    })
  })
})

describe('periods', () => {
  it.each([
    ['2027-01-01', '2026-W53'],
    ['2027-01-04', '2027-W01'],
    ['2024-12-30', '2025-W01'],
    ['2026-12-31', '2026-W53'],
    ['2028-01-02', '2027-W52'],
  ])('a week begins on Monday and belongs to the year of its Thursday: %s', (day, week) => {
    expect(weekOf(day)).toBe(week)
    expect(weekOf(mondayOf(week))).toBe(week)
  })

  it('a week lies in one month or two, and what is no period is refused', () => {
    expect(keptPeriodsFor('2027-W09')).toEqual(['2027-03'])
    expect(keptPeriodsFor('2027-W13')).toEqual(['2027-03', '2027-04'])
    for (const wrong of ['2027-13', '2027-W54', '27', 'ever', '2027-1', 'ever-W53', '27-W53']) {
      expect(periodSchema.safeParse(wrong).success, wrong).toBe(false)
    }
  })

  it('a week 53 is one of a year that has it, and refused of every other one', () => {
    const long = ['2015', '2020', '2026', '2032', '2037']
    for (let year = 2014; year < 2040; year += 1) {
      const isLong = long.includes(String(year))
      expect(periodSchema.safeParse(`${year}-W53`).success, `${year}`).toBe(isLong)
      expect(periodSchema.safeParse(`${year}-W52`).success, `${year}`).toBe(true)
    }
    for (const wrong of ['0000-W53', '9999-W53']) expect(periodSchema.safeParse(wrong).success).toBe(false)
  })

  it('a week over the end of a month counts what was on both sides of it', () => {
    const days = ['2027-03-30', '2027-04-02', '2027-04-05']
    const taught = days.map((on, n) => someoneTaught('fatou', `session ${n}`, { on }))
    expect(counted([someoneAccompanied('fatou'), ...taught]).numbers('2027-W13')['teaching_units']).toBe(8)
  })
})

it.each([
  [{ date: '2009-05-02' }, 'under_18'],
  [{ date: '2009-05-01' }, '18_to_60'],
  [{ date: '1966-05-02' }, '18_to_60'],
  [{ date: '1966-05-01' }, 'over_60'],
  [{ date: '1965-05-01' }, 'over_60'],
  [{ year: 2009 }, '18_to_60'],
  [undefined, 'unknown'],
])('on 1 May 2027 somebody born %j is %s', (birth, bracket) => {
  expect(ageBracketOf(birth, '2027-05-01')).toBe(bracket)
})

describe('a report', () => {
  const lines = [{ indicator: 'participants' as const, number: 49, cells: [] }]
  const content: ReportContent = {
    tenantId: 'T' as ReportContent['tenantId'],
    programmeId: aProgramme,
    period: 'all',
    number: 1,
    edition: 1,
    lines,
    targets: [],
    corrected: [],
  }

  it('tells a target beside what is reached, of the whole term alone, and nothing of what no rule counts', () => {
    const programme = {
      targets: [
        { number: 150, unit: 'persons' as const },
        { number: 2, unit: 'networking_days' as const },
      ],
    }
    expect(targetLines(programme, lines, 'all')).toEqual([
      { unit: 'persons', number: 150, actual: 49 },
      { unit: 'networking_days', number: 2 },
    ])
    expect(targetLines(programme, lines, '2027')).toEqual([])
  })

  it('says what it tells otherwise than the one before', () => {
    const now = [{ indicator: 'participants' as const, number: 48, cells: [] }]
    expect(correctedLines(lines, now)).toEqual([{ indicator: 'participants', before: 49, now: 48 }])
    expect([correctedLines(lines, lines), correctedLines(undefined, lines)]).toEqual([[], []])
  })

  it('says of whom it tells it otherwise, also where they are as many as before', () => {
    const line = (
      ...cells: readonly (readonly ['SN' | 'GM', 'female' | 'male', number])[]
    ): IndicatorLine => ({
      indicator: 'participants',
      number: cells.reduce((sum, [, , number]) => sum + number, 0),
      cells: cells.map(([country, gender, number]) => ({ country, gender, ageBracket: 'unknown', number })),
    })
    const before = line(['GM', 'male', 3], ['SN', 'female', 2])
    const now = line(['GM', 'male', 3], ['SN', 'female', 1], ['SN', 'male', 1])
    const cell = (gender: string, told: number, is: number) => ({
      country: 'SN',
      gender,
      ageBracket: 'unknown',
      before: told,
      now: is,
    })
    expect(correctedLines([before], [now])).toEqual([
      { indicator: 'participants', before: 5, now: 5, cells: [cell('female', 2, 1), cell('male', 0, 1)] },
    ])
    expect(correctedLines([now], [before])).toEqual([
      { indicator: 'participants', before: 5, now: 5, cells: [cell('female', 1, 2), cell('male', 1, 0)] },
    ])
    // In another order they are the same.
    expect(correctedLines([now], [{ ...now, cells: now.cells.toReversed() }])).toEqual([])
  })

  it('has one text for one content, however its members are ordered, and another for any other', () => {
    const { tenantId, ...rest } = content
    expect(hashedText({ ...rest, tenantId })).toBe(hashedText(content))
    expect(
      hashedText({ ...content, lines: [{ ...lines[0], number: 50 } as (typeof lines)[number]] }),
    ).not.toBe(hashedText(content))
  })

  it('names modules by no number of a person', () => {
    const { cells } = counted([someoneAccompanied('fatou'), someoneTaught('fatou', 'one')])
    const keys = [...cells.values()].flatMap((each) => Object.keys(each)).join()
    expect(keys).toContain(aModule)
    expect(keys).not.toContain(aToken('fatou'))
  })
})
