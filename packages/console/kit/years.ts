import type { Language } from '@passerelle/messages'
import { yearText } from '../language/times.ts'
import type { Choice } from './choices.tsx'

/** So far ahead people plan, and so far back they look. */
const [ahead, behind] = [1, 9]

/** The years of which a list may be shown, the coming one first. */
export function yearChoices(language: Language, now: Date = new Date()): readonly Choice[] {
  const first = now.getFullYear() + ahead
  return Array.from({ length: ahead + 1 + behind }, (_, n) => first - n).map((year) => ({
    value: String(year),
    label: yearText(language, year),
  }))
}

/** From the beginning of a year to that of the next, on the reader's own clock; nothing for what is no year. */
export function spanOfYear(year: string): { readonly from: string; readonly before: string } | undefined {
  if (!/^\d{4}$/.test(year)) return undefined
  const beginning = (of: number) => new Date(of, 0, 1).toISOString()
  return { from: beginning(Number(year)), before: beginning(Number(year) + 1) }
}
