import type { ResourceOf } from '@passerelle/client'
import { typedNumber } from '@passerelle/messages/typed'
import { useRead } from '../api/use-read.ts'
import { filled } from '../kit/use-body-form.ts'

export type OwnDays = ResourceOf<'readFollowUpDays'>
export type Days = NonNullable<OwnDays['days']>

export const useOwnDays = () => useRead('readFollowUpDays', [{}])

/** The days as they are typed; empty fields stand for calendar months. */
export type DaysEntry = { month3: string; month6: string; month12: string }

export function daysEntry(days: Days | undefined): DaysEntry {
  const text = (number: number | undefined) => (number === undefined ? '' : String(number))
  return { month3: text(days?.month3), month6: text(days?.month6), month12: text(days?.month12) }
}

/** What was typed may break a rule, or be missing in part: the API refuses it by field. */
export function daysBody(entry: DaysEntry): Days | null {
  const typed = Object.entries(filled(entry)).map(([name, text]) => [name, typedNumber(text)])
  return typed.length === 0 ? null : (Object.fromEntries(typed) as Days)
}
