import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { calendarOf, isWorkingDay } from '../../calendar/calendars.ts'
import { officeHoursIn } from '../../calendar/office-hours.ts'
import { calendarCountries } from '../../calendar/weeks.ts'
import { addDays, instantOf, localDay, localHour, weekdayOf } from '../../calendar/zones.ts'
import type { Owner } from '../referral/states.ts'
import { findMeetingSlots, localTimes, type MeetingParty, maxSlots, type Slot } from './meeting.ts'

const party = (country: string): MeetingParty => ({
  calendar: calendarOf(country),
  hours: officeHoursIn(country),
})
const germany = party('DE')
const gridMs = 30 * 60_000

/** Whether a side can be met then, by nothing but its own clock and calendar. */
function isAtWork(slot: Slot, { calendar, hours }: MeetingParty): boolean {
  const { day, from, to } = localTimes(slot, calendar)
  const open = weekdayOf(day) === 5 ? (hours.friday ?? hours.everyDay) : hours.everyDay
  return (
    isWorkingDay(day, calendar) &&
    day === localDay(slot.end, calendar.timeZone) &&
    open.some((each) => each.from <= from && to <= each.to)
  )
}

function overlap(one: Slot, other: Slot): boolean {
  return one.start < other.end && other.start < one.end
}

const at = (ms: number) => new Date(ms).toISOString()
const year = { min: Date.parse('2026-01-01'), max: Date.parse('2027-01-01') }
const instant = fc.integer(year).map((ms) => Math.floor(ms / 300_000) * 300_000)

test('every time lies in the hours of both, on working days of both, and overlaps nothing; and none is said only where there is none', () => {
  let found = 0
  let without = 0
  fc.assert(
    fc.property(
      fc.constantFrom(...calendarCountries),
      fc.constantFrom(...calendarCountries),
      fc.constantFrom<Owner>('sender', 'receiver'),
      instant,
      fc.integer({ min: 1, max: 10 }),
      fc.constantFrom(15, 30, 45, 60, 90, 180),
      fc.array(fc.tuple(fc.integer({ min: 0, max: 14 * 24 * 12 }), fc.integer({ min: 1, max: 300 })), {
        maxLength: 12,
      }),
      (one, other, asking, nowMs, days, minutes, others) => {
        const parties = { sender: party(one), receiver: party(other) }
        const now = at(nowMs)
        const zone = parties[asking].calendar.timeZone
        const from = localDay(nowMs, zone)
        const busy = others.map(([after, length]) => ({
          start: at(nowMs + after * 300_000),
          end: at(nowMs + after * 300_000 + length * 60_000),
        }))
        const { slots, none } = findMeetingSlots({ asking, from, days, minutes }, parties, busy, now)
        const isGood = (slot: Slot) =>
          slot.start >= now &&
          isAtWork(slot, parties.sender) &&
          isAtWork(slot, parties.receiver) &&
          !busy.some((each) => overlap(each, slot))
        expect(slots.length).toBeLessThanOrEqual(maxSlots)
        for (const [n, slot] of slots.entries()) {
          expect(isGood(slot), JSON.stringify({ one, other, slot })).toBe(true)
          expect(Date.parse(slot.end) - Date.parse(slot.start)).toBe(minutes * 60_000)
          const day = localDay(slot.start, zone)
          expect(day >= from && day < addDays(from, days)).toBe(true)
          const before = slots[n - 1]
          expect(before === undefined || before.end <= slot.start).toBe(true)
        }
        expect(none === undefined).toBe(slots.length > 0)
        found += slots.length
        if (slots.length > 0) return
        // Try every half hour there is.
        without += 1
        for (let start = Math.ceil(nowMs / gridMs) * gridMs; ; start += gridMs) {
          if (localDay(start, zone) >= addDays(from, days)) break
          expect(isGood({ start: at(start), end: at(start + minutes * 60_000) })).toBe(false)
        }
      },
    ),
    {
      numRuns: 1500,
      seed: 20_260_802,
      // A long call fits in behind a short one that is in its way.
      examples: [['PK', 'DE', 'sender', 1_785_996_300_000, 1, 180, [[5, 31]]]],
    },
  )
  console.info(`${found} times to meet, ${without} searches without any`)
  expect(found).toBeGreaterThan(5_000)
  expect(without).toBeGreaterThan(50)
})

describe('two calendars', () => {
  const monday = '2026-03-02'
  const search = (other: string, change: { from?: string; days?: number; minutes?: number } = {}) =>
    findMeetingSlots(
      { asking: 'sender', from: monday, days: 7, minutes: 60, ...change },
      { sender: germany, receiver: party(other) },
      [],
      '2026-03-01T00:00:00.000Z',
    )

  test('leave Monday to Thursday where the other side rests on Friday and Saturday', () => {
    const days = search('EG').slots.map(({ start }) => localDay(start, 'Europe/Berlin'))
    expect([...new Set(days)]).toEqual(['2026-03-02', '2026-03-03', '2026-03-04', '2026-03-05'])
  })

  test('move with the clocks: the same hours of the wall are other hours of the world', () => {
    const first = (from: string) => search('SN', { from, days: 1 }).slots[0]?.start
    // Berlin is one hour ahead of Dakar in winter, two in summer; Dakar opens at nine.
    expect(first('2026-03-27')).toBe('2026-03-27T09:00:00.000Z')
    expect(search('SN', { from: '2026-03-27', days: 1 }).slots.at(-1)?.end).toBe('2026-03-27T16:00:00.000Z')
    expect(search('SN', { from: '2026-03-30', days: 1 }).slots.at(-1)?.end).toBe('2026-03-30T15:00:00.000Z')
  })

  test('say why there is no time', () => {
    expect(search('EG', { from: '2026-03-07', days: 2 }).none).toBe('no_working_day_of_sender')
    // Where people rest on Thursday and Friday, the days before and after are theirs alone.
    expect(search('AF', { from: '2026-03-05', days: 2 }).none).toBe('no_common_working_day')
    expect(search('AF', { from: '2026-03-05', days: 5 }).none).toBeUndefined()
    expect(search('MX', { days: 1, minutes: 180 }).none).toBe('no_common_hours')
    const whole = [{ start: '2026-03-02T00:00:00.000Z', end: '2026-03-03T00:00:00.000Z' }]
    const parties = { sender: germany, receiver: party('SN') }
    const options = { asking: 'sender', from: monday, days: 1, minutes: 60 } as const
    expect(findMeetingSlots(options, parties, whole, '2026-03-01T00:00:00.000Z').none).toBe('all_taken')
    expect(findMeetingSlots(options, parties, [], '2026-03-02T23:00:00.000Z').none).toBe('all_taken')
  })

  test('take the hours of Friday where the prayer divides it', () => {
    const hours = search('SN', { from: '2026-03-06', days: 1, minutes: 30 }).slots.map(({ start }) =>
      localHour(start, 'Africa/Dakar'),
    )
    expect(hours.at(-1)).toBe('15:30')
    expect(hours.filter((hour) => hour >= '12:00' && hour < '15:00')).toEqual([])
  })
})

test('an hour of the wall is found in every zone and on every day, if it is shown at all', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...calendarCountries),
      instant,
      fc.constantFrom('08:00', '09:00', '15:30'),
      (country, ms, hour) => {
        const { timeZone } = calendarOf(country)
        const day = localDay(ms, timeZone)
        const found = instantOf(day, hour, timeZone)
        expect([localDay(found, timeZone), localHour(found, timeZone)]).toEqual([day, hour])
      },
    ),
    { numRuns: 500 },
  )
})
