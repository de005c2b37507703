import * as z from 'zod'
import { rule } from './field-codes.ts'

/** An instant in UTC with milliseconds, for example `2026-01-31T09:30:00.000Z`. */
export type Instant = string

/** A day of the Gregorian calendar without a time zone: `YYYY-MM-DD`. */
export type CalendarDate = string

/** Where the present comes from; the domain itself holds no clock. */
export type Clock = { now(): Date }

export const instantSchema = z.iso.datetime({ precision: 3 })

/** Refuses days that do not exist, 30 February among them. */
export const dateSchema = z.iso.date()

/** An hour of a clock on the wall, from `00:00` to `23:59`. */
export const hourSchema = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, rule('invalid_hour'))

/**
 * The calendar day in UTC of an instant: for partitions, seals and limits of years, which nobody reads as the day on a wall.
 * The day where people are says `localDay`, and a `WallClock` what it is today.
 */
export function utcDayOf(instant: Instant): CalendarDate {
  return instant.slice(0, 10)
}

// Fourteen hours ahead of UTC it may already be tomorrow; twelve behind it may still be yesterday.
const aheadOfUtc = 14
const behindUtc = -12

/** The latest calendar day that it is anywhere on earth at an instant. */
export function latestDay(at: Instant): CalendarDate {
  return utcDayOf(plusHours(at, aheadOfUtc))
}

/** The earliest calendar day that it is anywhere on earth at an instant. */
export function earliestDay(at: Instant): CalendarDate {
  return utcDayOf(plusHours(at, behindUtc))
}

/** Whole days from one calendar day to another; negative when `to` is earlier. */
export function daysBetween(from: CalendarDate, to: CalendarDate): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000)
}

/** The instant `days` times 24 hours later. */
export function plusDays(instant: Instant, days: number): Instant {
  return plusHours(instant, days * 24)
}

/** An instant some hours later. */
export function plusHours(instant: Instant, hours: number): Instant {
  return new Date(Date.parse(instant) + hours * 3_600_000).toISOString()
}
