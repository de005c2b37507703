import * as z from 'zod'
import { rule } from '../field-codes.ts'

/** A time zone by its name in the IANA database, for example `Africa/Dakar`. */
export type TimeZone = string

// Offsets (`+04:30`) are understood by Intl as well, but do not follow a change of the clock: only names are taken.
const named = /^[A-Za-z][A-Za-z0-9_+/-]{1,63}$/

export function isTimeZone(name: string): boolean {
  if (!named.test(name)) return false
  try {
    new Intl.DateTimeFormat('en', { timeZone: name })
    return true
  } catch {
    return false
  }
}

export const timeZoneSchema = z
  .string()
  .refine(isTimeZone, rule('unknown_time_zone'))
  .meta({ pattern: named.source, description: 'IANA time zone' })
