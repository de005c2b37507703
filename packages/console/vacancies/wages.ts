import type { CallOptions } from '@passerelle/client'
import { amountEntry, minorUnitsOf } from '../language/money.ts'

type Wage = NonNullable<CallOptions<'draftVacancy'>['body']['wage']>

export const wagePeriods = ['hour', 'day', 'week', 'month', 'year'] as const

/** What is typed of a wage. */
export type WageEntry = { currency: string; from: string; to: string; per: string }

export function wageEntry(wage?: Wage): WageEntry {
  const currency = wage?.currency ?? ''
  const amount = (minorUnits: number | undefined) =>
    minorUnits === undefined ? '' : amountEntry({ minorUnits, currency })
  return { currency, from: amount(wage?.from), to: amount(wage?.to), per: wage?.per ?? 'month' }
}

/** What is sent of a wage; `null` where none was typed. */
export function wageBody({ currency, from, to, per }: WageEntry): object | null {
  if (from.trim() === '' && to.trim() === '') return null
  return {
    currency,
    from: minorUnitsOf(from, currency),
    ...(to.trim() !== '' && { to: minorUnitsOf(to, currency) }),
    per,
  }
}
