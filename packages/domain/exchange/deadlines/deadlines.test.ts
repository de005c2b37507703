import { describe, expect, test } from 'vitest'
import { calendarCorrectionsSchema, calendarOf, isWorkingDay } from '../../calendar/calendars.ts'
import { calendarCountries } from '../../calendar/weeks.ts'
import { addMonths, endOfDay, localDay } from '../../calendar/zones.ts'
import { easternEaster, westernEaster } from '../../testing/easter.ts'
import { aReferral, berlin, now, senegal } from '../../testing/exchange.ts'
import {
  deadlineFor,
  explainDeadline,
  hastened,
  nextDueAt,
  overdue,
  paused,
  plusWorkingDays,
  recounted,
  resumed,
  trackFor,
} from './deadlines.ts'

const egypt = calendarOf('EG')
const afghanistan = calendarOf('AF')

describe('working days', () => {
  test('are counted by the weekend of the country', () => {
    // 2026-03-05 is a Thursday.
    expect(plusWorkingDays('2026-03-05', 1, berlin)).toBe('2026-03-06')
    expect(plusWorkingDays('2026-03-05', 1, egypt)).toBe('2026-03-08')
    expect(plusWorkingDays('2026-03-05', 3, berlin)).toBe('2026-03-10')
    expect(plusWorkingDays('2026-03-05', 3, egypt)).toBe('2026-03-10')
    expect(plusWorkingDays('2026-03-04', 1, afghanistan)).toBe('2026-03-07')
  })

  test('leave holidays out, those that move with Easter too', () => {
    // Maundy Thursday: Good Friday and Easter Monday are free in Germany, the Monday alone in Senegal.
    expect(plusWorkingDays('2026-04-02', 1, berlin)).toBe('2026-04-07')
    expect(plusWorkingDays('2026-04-02', 1, senegal)).toBe('2026-04-03')
    expect(plusWorkingDays('2026-04-03', 1, senegal)).toBe('2026-04-07')
    expect(isWorkingDay('2026-04-13', calendarOf('RS'))).toBe(false)
    expect(isWorkingDay('2026-12-25', berlin)).toBe(false)
  })

  test('follow what an organisation corrects about its calendar', () => {
    const corrections = calendarCorrectionsSchema.parse({
      weekend: [5],
      added: ['2026-03-21'],
      removed: ['2026-08-19'],
    })
    const corrected = calendarOf('AF', corrections)
    expect(isWorkingDay('2026-03-05', corrected)).toBe(true)
    expect(isWorkingDay('2026-03-21', corrected)).toBe(false)
    expect(isWorkingDay('2026-08-19', corrected)).toBe(true)
  })

  test('are Monday to Friday in a country whose calendar is not known', () => {
    expect(plusWorkingDays('2026-03-06', 1, calendarOf('BR'))).toBe('2026-03-09')
  })

  test('are known for Germany, the thirteen countries and the three pilots', () => {
    expect(calendarCountries).toEqual('AF AL DE EG GH GM IQ KG MA MX NE NG PK RS SN TN XK'.split(' '))
    for (const country of calendarCountries) {
      const { timeZone, weekend } = calendarOf(country)
      expect(weekend.length).toBeGreaterThan(0)
      expect(localDay(now, timeZone)).toBe('2026-03-02')
    }
  })

  test('cannot be corrected away altogether', () => {
    const added = Array.from({ length: 4_000 }, (_, day) =>
      new Date(Date.UTC(2026, 2, 2 + day)).toISOString().slice(0, 10),
    )
    expect(calendarCorrectionsSchema.safeParse({ added }).success).toBe(false)
    expect(calendarCorrectionsSchema.safeParse({ weekend: [1, 2, 3, 4, 5, 6, 7] }).success).toBe(false)
    expect(() => plusWorkingDays('2026-03-02', 1, calendarOf('DE', { added, removed: [] }))).toThrow(
      RangeError,
    )
  })
})

describe('the end of a day', () => {
  test('is its last millisecond on the wall, also where the clock changes', () => {
    expect(endOfDay('2026-03-28', 'Europe/Berlin')).toBe('2026-03-28T22:59:59.999Z')
    expect(endOfDay('2026-03-29', 'Europe/Berlin')).toBe('2026-03-29T21:59:59.999Z')
    expect(endOfDay('2026-10-24', 'Europe/Berlin')).toBe('2026-10-24T21:59:59.999Z')
    expect(endOfDay('2026-10-25', 'Europe/Berlin')).toBe('2026-10-25T22:59:59.999Z')
    expect(endOfDay('2026-03-02', 'Asia/Kabul')).toBe('2026-03-02T19:29:59.999Z')
  })

  test('is right where the clock changes at midnight itself', () => {
    expect(endOfDay('2026-04-23', 'Africa/Cairo')).toBe('2026-04-23T21:59:59.999Z')
    expect(endOfDay('2026-10-29', 'Africa/Cairo')).toBe('2026-10-29T21:59:59.999Z')
  })

  test('is followed at once by the next day in every zone, on every day of a year', () => {
    for (const zone of [
      'Europe/Berlin',
      'Africa/Cairo',
      'Africa/Casablanca',
      'Asia/Kabul',
      'Pacific/Kiritimati',
    ]) {
      for (let day = '2026-01-01'; day < '2027-01-01'; day = addOneDay(day)) {
        const end = endOfDay(day, zone)
        expect(localDay(end, zone)).toBe(day)
        expect(localDay(Date.parse(end) + 1, zone)).toBe(addOneDay(day))
      }
    }
  })
})

describe('a limit', () => {
  test('runs from the day after it begins to the end of its last day, by the clock of whose turn it is', () => {
    expect(deadlineFor('acknowledgement', now, senegal)).toEqual({
      policy: 'acknowledgement',
      side: 'receiver',
      startedAt: now,
      dueAt: '2026-03-05T23:59:59.999Z',
      counted: { from: '2026-03-02', days: 3, edition: senegal.edition },
    })
    expect(deadlineFor('decision', now, egypt).dueAt).toBe('2026-03-16T21:59:59.999Z')
    expect(deadlineFor('answer', now, berlin).dueAt).toBe('2026-03-23T22:59:59.999Z')
  })

  test('begins on the day that the wall shows, not on that of UTC', () => {
    const lateEvening = '2026-03-02T22:30:00.000Z'
    expect(deadlineFor('acknowledgement', lateEvening, calendarOf('IQ')).dueAt).toBe(
      '2026-03-08T20:59:59.999Z',
    )
    expect(deadlineFor('acknowledgement', lateEvening, senegal).dueAt).toBe('2026-03-05T23:59:59.999Z')
  })

  test('crosses the change of the clock without losing an hour', () => {
    const friday = '2026-03-27T09:00:00.000Z'
    expect(deadlineFor('answer_reminder', friday, berlin).dueAt).toBe('2026-04-07T21:59:59.999Z')
  })

  test('is short on the fast track', () => {
    expect(deadlineFor('acknowledgement', now, senegal, 'fast').dueAt).toBe('2026-03-03T23:59:59.999Z')
    expect(deadlineFor('decision', now, senegal, 'fast').dueAt).toBe('2026-03-05T23:59:59.999Z')
    expect(deadlineFor('consent_request', now, berlin, 'fast').dueAt).toBe('2026-03-16T22:59:59.999Z')
  })

  test('puts a referral on the fast track less than 14 days before departure', () => {
    expect(trackFor('2026-03-16', '2026-03-02')).toBe('standard')
    expect(trackFor('2026-03-15', '2026-03-02')).toBe('fast')
    expect(trackFor('2026-02-15', '2026-03-02')).toBe('fast')
    expect(trackFor(undefined, '2026-03-02')).toBe('standard')
  })

  test('waits while the other side owes an answer, and goes on with what was left', () => {
    const decision = deadlineFor('decision', now, senegal)
    expect(decision.dueAt).toBe('2026-03-16T23:59:59.999Z')
    const waiting = paused(decision, '2026-03-05T15:00:00.000Z', senegal)
    expect(waiting).toEqual({ policy: 'decision', side: 'receiver', startedAt: now, daysLeft: 7 })
    expect(paused(waiting, '2026-03-06T15:00:00.000Z', senegal)).toEqual(waiting)
    // Friday the 20th is Korité.
    expect(resumed(waiting, '2026-03-12T08:00:00.000Z', senegal)).toEqual({
      ...decision,
      dueAt: '2026-03-24T23:59:59.999Z',
      counted: { from: '2026-03-12', days: 7, edition: senegal.edition },
    })
    expect(resumed(decision, now, senegal)).toEqual(decision)
  })

  test('leaves a whole working day at least after a pause', () => {
    const decision = deadlineFor('decision', now, senegal)
    const waiting = paused(decision, '2026-03-16T20:00:00.000Z', senegal)
    expect(waiting.daysLeft).toBe(1)
    expect(resumed(waiting, '2026-03-20T09:00:00.000Z', senegal).dueAt).toBe('2026-03-23T23:59:59.999Z')
  })

  test('is over after its last millisecond, the oldest first', () => {
    const early = deadlineFor('acknowledgement', now, senegal)
    const late = deadlineFor('decision', now, senegal)
    expect(overdue([late, early], '2026-03-05T23:59:59.999Z')).toEqual([])
    expect(overdue([late, early], '2026-03-06T00:00:00.000Z')).toEqual([early])
    expect(overdue([late, early], '2026-04-01T00:00:00.000Z')).toEqual([early, late])
    expect(nextDueAt([late, early])).toBe(early.dueAt)
    expect(nextDueAt(aReferral().deadlines)).toBeUndefined()
    expect(nextDueAt([paused(late, now, senegal)])).toBeUndefined()
  })
})

test('Easter is on the days that the churches published', () => {
  expect([2024, 2025, 2026, 2027, 2038, 2049, 2076].map(westernEaster)).toEqual([
    '2024-03-31',
    '2025-04-20',
    '2026-04-05',
    '2027-03-28',
    '2038-04-25',
    '2049-04-18',
    '2076-04-19',
  ])
  expect([2024, 2025, 2026, 2027].map(easternEaster)).toEqual([
    '2024-05-05',
    '2025-04-20',
    '2026-04-12',
    '2027-05-02',
  ])
})

test('a month later is the last day where the month is shorter', () => {
  expect(addMonths('2026-08-31', 6)).toBe('2027-02-28')
  expect(addMonths('2027-08-31', 6)).toBe('2028-02-29')
  expect(addMonths('2026-12-15', 1)).toBe('2027-01-15')
})

function addOneDay(day: string): string {
  return new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10)
}

describe('a deadline across a feast', () => {
  const bavaria = calendarOf('DE', calendarCorrectionsSchema.parse({ subdivision: 'DE-BY-KATH' }))
  const acknowledgement = (start: string, calendar: typeof berlin) =>
    deadlineFor('acknowledgement', start, calendar)

  test('gives Senegal the day of Tabaski, and names it', () => {
    const deadline = acknowledgement('2026-05-25T10:00:00.000Z', senegal)
    // Tuesday, not Wednesday the 27th, Thursday, Friday.
    expect(deadline.dueAt).toBe('2026-05-29T23:59:59.999Z')
    expect(explainDeadline(deadline, senegal)).toEqual({
      from: '2026-05-25',
      last: '2026-05-29',
      skipped: [{ day: '2026-05-27', reason: 'holiday', key: 'adha', isExpected: true }],
    })
  })

  test('leaves out the weekend of Egypt and the days of Eid around it', () => {
    const deadline = acknowledgement('2026-05-25T10:00:00.000Z', egypt)
    // Tuesday; Wednesday to Saturday are Eid and weekend; Sunday, Monday.
    expect(deadline.dueAt).toBe('2026-06-01T20:59:59.999Z')
    const { skipped } = explainDeadline(deadline, egypt) ?? { skipped: [] }
    expect(skipped.map(({ day, reason }) => [day, reason])).toEqual([
      ['2026-05-27', 'holiday'],
      ['2026-05-28', 'holiday'],
      ['2026-05-29', 'weekend'],
      ['2026-05-30', 'weekend'],
    ])
  })

  test('leaves out Arafat and the weekend of Afghanistan', () => {
    const deadline = acknowledgement('2026-05-24T08:00:00.000Z', afghanistan)
    // Monday; Tuesday and Wednesday are Arafat and Eid, Thursday and Friday the weekend; Saturday, Sunday.
    expect(deadline.dueAt).toBe('2026-05-31T19:29:59.999Z')
  })

  test('counts Corpus Christi and Assumption in Bavaria alone', () => {
    expect(plusWorkingDays('2026-06-03', 1, bavaria)).toBe('2026-06-05')
    expect(plusWorkingDays('2026-06-03', 1, berlin)).toBe('2026-06-04')
    expect(plusWorkingDays('2028-08-14', 1, bavaria)).toBe('2028-08-16')
    expect(plusWorkingDays('2028-08-14', 1, berlin)).toBe('2028-08-15')
  })

  test('skips nothing where days of the calendar count, and explains nothing while it waits', () => {
    const reminder = deadlineFor('departure_question', '2026-05-25T10:00:00.000Z', senegal)
    const { last, skipped } = explainDeadline(reminder, senegal) ?? {}
    expect([last, skipped]).toEqual(['2026-06-24', []])
    const waiting = paused(acknowledgement('2026-05-25T10:00:00.000Z', senegal), now, senegal)
    expect(explainDeadline(waiting, senegal)).toBeUndefined()
  })
})

describe('a limit that is hastened', () => {
  const begun = '2026-02-25T09:00:00.000Z'

  test('is counted anew on the fast track, by the calendar of whose turn it is', () => {
    const decision = deadlineFor('decision', begun, senegal)
    const { dueAt, counted } = deadlineFor('decision', now, senegal, 'fast')
    expect(hastened(decision, now, senegal, '2026-03-20')).toEqual({ ...decision, dueAt, counted })
  })

  test('never ends later than it would have', () => {
    const nearlyOver = deadlineFor('decision', '2026-02-17T09:00:00.000Z', senegal)
    expect(hastened(nearlyOver, now, senegal, '2026-03-20')).toEqual(nearlyOver)
    const asking = deadlineFor('departure_question', begun, berlin, 'standard', '2026-03-10')
    expect(hastened(asking, now, berlin, '2026-05-01')).toEqual(asking)
  })

  test('waits for no more days than the fast track has', () => {
    const waiting = paused(deadlineFor('decision', begun, senegal), begun, senegal)
    expect(waiting.daysLeft).toBe(10)
    expect(hastened(waiting, now, senegal, '2026-03-20').daysLeft).toBe(3)
  })

  test('that counts from the departure counts from the new one', () => {
    const asking = deadlineFor('departure_question', begun, berlin, 'standard', '2026-05-04')
    const { dueAt = '' } = hastened(asking, now, berlin, '2026-03-20')
    expect(dueAt.slice(0, 10)).toBe('2026-04-19')
  })

  test('that is no longer on the fast track stays as it is', () => {
    const reminder = deadlineFor('draft_reminder', begun, berlin)
    expect(hastened(reminder, now, berlin, '2026-03-20')).toEqual(reminder)
  })
})

describe('a limit whose calendar is corrected while it runs', () => {
  const start = '2026-05-25T10:00:00.000Z'
  const corrected = (change: object, version = 2) =>
    calendarOf('SN', { ...calendarCorrectionsSchema.parse(change), version })

  test('ends later for a day that was added, earlier for one that was removed, and says why', () => {
    const acknowledgement = deadlineFor('acknowledgement', start, senegal)
    const announced = corrected({ added: ['2026-05-28'], removed: ['2026-05-27'] })
    expect(recounted(acknowledgement, announced).dueAt).toBe('2026-05-29T23:59:59.999Z')
    expect(explainDeadline(recounted(acknowledgement, announced), announced)?.skipped).toEqual([
      { day: '2026-05-28', reason: 'holiday', key: 'own', isExpected: false },
    ])
    const longer = corrected({ added: ['2026-05-28'] })
    expect(recounted(acknowledgement, longer).dueAt).toBe('2026-06-01T23:59:59.999Z')
    const shorter = corrected({ removed: ['2026-05-27'] })
    expect(recounted(acknowledgement, shorter).dueAt).toBe('2026-05-28T23:59:59.999Z')
    // Corrected once more, it is counted from the beginning, not from where it was.
    expect(recounted(recounted(acknowledgement, longer), corrected({}, 3)).dueAt).toBe(acknowledgement.dueAt)
  })

  test('follows another weekend and another clock, also where days of any kind count', () => {
    const acknowledgement = deadlineFor('acknowledgement', '2026-06-03T10:00:00.000Z', senegal)
    expect(acknowledgement.dueAt).toBe('2026-06-08T23:59:59.999Z')
    expect(recounted(acknowledgement, corrected({ weekend: [5, 6] })).dueAt).toBe('2026-06-08T23:59:59.999Z')
    expect(recounted(acknowledgement, corrected({ weekend: [5] })).dueAt).toBe('2026-06-07T23:59:59.999Z')
    const nudge = deadlineFor('first_contact_nudge_1', '2026-06-03T10:00:00.000Z', senegal)
    expect(recounted(nudge, corrected({ timeZone: 'Asia/Kabul' })).dueAt).toBe('2026-06-06T19:29:59.999Z')
  })

  test('stays where it is paused, where a clock has acted, and where nothing was corrected', () => {
    const decision = deadlineFor('decision', start, senegal)
    const other = corrected({ added: ['2026-05-28'] })
    const waiting = paused(decision, start, senegal)
    expect(recounted(waiting, other)).toBe(waiting)
    const acted = { ...decision, actedAt: decision.dueAt ?? '' }
    expect(recounted(acted, other)).toBe(acted)
    expect(recounted(decision, senegal)).toBe(decision)
    const vital = deadlineFor('vital_interests', start, senegal)
    expect(recounted(vital, other)).toBe(vital)
    // What was left of it when it was paused goes on by the calendar as it is then.
    expect(resumed({ ...waiting, daysLeft: 1 }, '2026-05-27T10:00:00.000Z', other).dueAt).toBe(
      '2026-05-29T23:59:59.999Z',
    )
  })
})
