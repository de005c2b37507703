import * as z from 'zod'
import { rule } from '../field-codes.ts'

/** A currency: ISO 4217 alphabetic code, for example `XOF`. */
export type CurrencyCode = string

const codes: ReadonlySet<string> = new Set(Intl.supportedValuesOf('currency'))

export function isCurrency(code: string): boolean {
  return codes.has(code)
}

export const currencySchema = z
  .string()
  .refine(isCurrency, rule('unknown_currency'))
  .meta({ pattern: '^[A-Z]{3}$', description: 'ISO 4217' })

/** An amount of money, never less than nothing, in minor units of its currency: 1,250 is 12.50 EUR, 1,250 XOF and 1.250 TND. */
export const moneySchema = z.strictObject({
  minorUnits: z.int().min(0).max(1_000_000_000_000),
  currency: currencySchema,
})

export type Money = z.infer<typeof moneySchema>
