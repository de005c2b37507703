import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { calendarOf, isWorkingDay } from '../calendar/calendars.ts'
import { calendarCountries } from '../calendar/weeks.ts'
import { addDays, addMonths } from '../calendar/zones.ts'
import { daysBetween } from '../kernel/index.ts'
import { followUpDaysSchema } from '../programmes/index.ts'
import { coach, countedIds, openedAt, participantId, refusalOf } from '../testing/casework.ts'
import { aYear, inDakar, metAt, metOn } from '../testing/follow-up.ts'
import { dueStateOf } from './due.ts'
import { followUpSchema, followUpYearSchema, maxFollowUps } from './follow-up.ts'
import { beginYearOf, planFollowUp } from './plan-follow-ups.ts'

describe('a year of follow-up', () => {
  test('asks three, six and twelve calendar months after the first contact', () => {
    const { year, followUps } = aYear()
    expect(followUpYearSchema.parse(year)).toEqual(year)
    for (const followUp of followUps) expect(followUpSchema.parse(followUp)).toEqual(followUp)
    expect(followUps.map(({ month, aimedOn, state }) => ({ month, aimedOn, state }))).toEqual([
      { month: 3, aimedOn: '2026-06-10', state: 'open' },
      { month: 6, aimedOn: '2026-09-10', state: 'open' },
      { month: 12, aimedOn: '2027-03-10', state: 'open' },
    ])
  })

  test('moves off the feasts and weekends of the place', () => {
    const on = (contactOn: string, country: string) =>
      aYear({ contactOn }, { calendar: calendarOf(country) }).followUps.map(({ dueOn }) => dueOn)
    // Three months after 27 February is a Wednesday, in Senegal the feast of sacrifice.
    expect(on('2026-02-27', 'SN')[0]).toBe('2026-05-28')
    // Six months after 1 July is New Year’s Day, then comes the weekend of Cairo: a Friday and a Saturday.
    expect(on('2026-07-01', 'EG')[1]).toBe('2027-01-03')
    // Twelve months after a Saturday in Berlin is a Sunday.
    expect(on('2026-01-31', 'DE')[2]).toBe('2027-02-01')
  })

  test('is never due before the day that is meant, and always on a working day, wherever and whenever', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...calendarCountries),
        fc.integer({ min: 0, max: 1200 }),
        (country, later) => {
          const calendar = calendarOf(country)
          const contactOn = addDays('2026-01-01', later)
          for (const { aimedOn, dueOn } of aYear({ contactOn }, { calendar }).followUps) {
            expect(dueOn >= aimedOn).toBe(true)
            expect(isWorkingDay(dueOn, calendar)).toBe(true)
            // Nothing was passed over.
            for (let day = aimedOn; day < dueOn; day = addDays(day, 1)) {
              expect(isWorkingDay(day, calendar)).toBe(false)
            }
          }
        },
      ),
      { numRuns: 200 },
    )
  })

  test('counts by the days of the programme or the organisation where these set some', () => {
    const days = { month3: 91, month6: 182, month12: 364 }
    const { followUps } = aYear({}, { ...inDakar, days })
    expect(followUps.map(({ aimedOn }) => daysBetween(metOn, aimedOn))).toEqual([91, 182, 364])
  })

  test('has days that stay nearer to their own month than to another', () => {
    const faults = (change: object) =>
      followUpDaysSchema
        .safeParse({ month3: 90, month6: 180, month12: 365, ...change })
        .error?.issues.map(({ path }) => path.join('.'))
    expect(faults({})).toBeUndefined()
    expect(faults({ month3: 59 })).toEqual(['month3'])
    expect(faults({ month6: 134, month12: 481 })).toEqual(['month6', 'month12'])
    expect(faults({ month3: 90.5 })).toEqual(['month3'])
    expect(faults({ month9: 270 })).toEqual([''])
  })

  test('ends in February as months do', () => {
    expect(aYear({ contactOn: '2026-11-30' }).followUps[0].aimedOn).toBe(addMonths('2026-11-30', 3))
    expect(aYear({ contactOn: '2026-11-30' }).followUps[0].aimedOn).toBe('2027-02-28')
  })
})

describe('a year of somebody who came by themselves', () => {
  const begin = (stage: 'departed' | 'returned' | 'closed', contactOn: string) =>
    refusalOf(() =>
      beginYearOf(
        { stage },
        { participantId, caseOpenedAt: openedAt, contactOn, by: coach, at: metAt },
        inDakar,
        countedIds(),
      ),
    )

  test('begins once they have returned', () => {
    expect(begin('returned', metOn)).toBeUndefined()
    expect(begin('closed', metOn)).toBeUndefined()
    expect(begin('departed', metOn)).toEqual({ code: 'not_possible', what: 'not_returned' })
  })

  test('begins on no day that has not come', () => {
    expect(begin('returned', '2026-03-12')).toMatchObject({
      errors: [{ path: ['body', 'contactOn'], code: 'in_the_future' }],
    })
  })
})

describe('a follow-up besides those of the year', () => {
  const found = aYear()
  const plan = (aimedOn: string, change: Partial<Parameters<typeof planFollowUp>[1]> = {}) =>
    planFollowUp(
      aimedOn,
      { ...found, ...change },
      { ...inDakar, caseOpenedAt: openedAt },
      metAt,
      countedIds(800),
    )

  test('is of no month', () => {
    const extra = plan('2026-04-20')
    expect(followUpSchema.parse(extra)).toEqual(extra)
    expect(extra).toMatchObject({ aimedOn: '2026-04-20', dueOn: '2026-04-20', state: 'open' })
    expect(extra).not.toHaveProperty('month')
  })

  test('needs a year that has begun, and a day after the first contact on which nothing is planned', () => {
    expect(refusalOf(() => plan('2026-04-20', { year: undefined }))).toEqual({
      code: 'not_possible',
      what: 'follow_ups_not_begun',
    })
    expect(refusalOf(() => plan('2026-03-09'))).toMatchObject({
      errors: [{ path: ['body', 'aimedOn'], code: 'before_contact', params: { contact: metOn } }],
    })
    expect(refusalOf(() => plan('2026-06-10'))).toEqual({ code: 'already_exists', what: 'follow_up' })
    const later = { ...found.year, contactOn: '2026-01-01' }
    expect(refusalOf(() => plan('2026-02-01', { year: later }))).toMatchObject({
      errors: [{ code: 'in_the_past' }],
    })
  })

  test('has an end to how many there are', () => {
    const many = Array.from({ length: maxFollowUps }, (_, n) => ({
      ...found.followUps[0],
      aimedOn: addDays('2026-07-01', n),
    }))
    expect(refusalOf(() => plan('2026-12-20', { followUps: many }))).toEqual({
      code: 'limit_reached',
      what: 'follow_ups',
      limit: maxFollowUps,
    })
  })
})

test('a follow-up lies ahead, is due on its day, is overdue from the next one on, and done it is none of these', () => {
  const [third] = aYear().followUps
  expect(third.dueOn).toBe('2026-06-10')
  expect(dueStateOf(third, '2026-06-09')).toBe('ahead')
  expect(dueStateOf(third, '2026-06-10')).toBe('due')
  expect(dueStateOf(third, '2026-06-11')).toBe('overdue')
  expect(dueStateOf({ ...third, state: 'done' }, '2026-06-11')).toBeUndefined()
})
