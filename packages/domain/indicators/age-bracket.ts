import type { CalendarDate } from '../kernel/index.ts'

/** The brackets of Regulation (EU) 2021/1147, Annex VIII: under 18, from 18 to 60, over 60. */
export const ageBrackets = ['under_18', '18_to_60', 'over_60', 'unknown'] as const

export type AgeBracket = (typeof ageBrackets)[number]

type Birth = { readonly year?: number | undefined; readonly date?: CalendarDate | undefined }

/** The bracket of somebody on a day. Where the year of birth alone is known, the age that they reach in the year counts. */
export function ageBracketOf(birth: Birth | undefined, on: CalendarDate): AgeBracket {
  const born = birth?.date ?? (birth?.year === undefined ? undefined : `${birth.year}-01-01`)
  if (born === undefined) return 'unknown'
  const hadBirthday = on.slice(5) >= born.slice(5)
  const age = Number(on.slice(0, 4)) - Number(born.slice(0, 4)) - (hadBirthday ? 0 : 1)
  if (age < 18) return 'under_18'
  return age <= 60 ? '18_to_60' : 'over_60'
}
