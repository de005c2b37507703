import * as z from 'zod'
import { rule } from '../field-codes.ts'
import { countryCodes } from './country-codes.ts'

/** A country: ISO 3166-1 alpha-2, and `XK` for Kosovo. */
export type CountryCode = string

export function isCountry(code: string): boolean {
  return countryCodes.has(code)
}

export const countrySchema = z
  .string()
  .refine(isCountry, rule('unknown_country'))
  .meta({ pattern: '^[A-Z]{2}$', description: 'ISO 3166-1 alpha-2; XK for Kosovo' })
