import { expect, it } from 'vitest'
import { type Calendar, calendarBody, calendarEntry, removableDays } from './calendar.ts'

const calendar = {
  added: ['2026-12-24'],
  removed: ['2026-11-18'],
  effective: { timeZone: 'Europe/Berlin', weekend: [6, 7] },
  holidays: [
    { day: '2026-12-24', key: 'own', isExpected: false },
    { day: '2026-12-25', key: 'christmas_day', isExpected: false },
  ],
} as unknown as Calendar // what is looked at here of a calendar

it('an organisation that has only days of its own sends nothing else', () => {
  expect(calendarBody(calendarEntry(calendar))).toEqual({ added: ['2026-12-24'], removed: ['2026-11-18'] })
})

it('a weekend of its own is sent in the order of the week, also when it has no day', () => {
  const entry = { ...calendarEntry(calendar), hasOwnWeekend: true }
  expect(calendarBody({ ...entry, weekend: ['7', '5'] }).weekend).toEqual([5, 7])
  expect(calendarBody({ ...entry, weekend: [] }).weekend).toEqual([])
})

it('a row that was left empty is no day', () => {
  expect(calendarBody({ ...calendarEntry(calendar), added: ['', '2026-12-31'] }).added).toEqual([
    '2026-12-31',
  ])
})

it('the coming holidays of the country may be worked on, and its own days are taken out of the list above', () => {
  expect(removableDays(calendar)).toEqual(['2026-11-18', '2026-12-25'])
})
