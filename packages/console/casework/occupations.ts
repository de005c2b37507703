import type { CodesOf } from '@passerelle/messages/console'

/** Occupations (ISCO-08) for which people are coached, by the field of work. Any other may be written as its code. */
export const occupations = [
  '7531',
  '7318',
  '7536',
  '5120',
  '5131',
  '7512',
  '7212',
  '7222',
  '7231',
  '7411',
  '7421',
  '7422',
  '7112',
  '7115',
  '7126',
  '7131',
  '7522',
  '3512',
  '3514',
  '4110',
  '4222',
  '4311',
  '5142',
  '5141',
  '5211',
  '5221',
  '5311',
  '5322',
  '5414',
  '8322',
  '6111',
  '6113',
  '6122',
  '6222',
  '9112',
  '9313',
] as const satisfies readonly CodesOf<'occupation'>[]

export type Occupation = (typeof occupations)[number]

/** The code that somebody chose or wrote: the four figures in front, or what was written where there are none. */
export function codeOf(typed: string): string {
  return /^\s*(\d{4})\b/.exec(typed)?.[1] ?? typed.trim()
}

export function isNamed(code: string): code is Occupation {
  return occupations.some((known) => known === code)
}
