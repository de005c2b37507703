import { countryCodes } from '@passerelle/domain/country-codes'
import type { NewcomerWords } from '@passerelle/messages/newcomers'

/** Languages that people who return speak, beside those of the platform. Whoever speaks another one names the nearest. */
export const spokenBeside = [
  'fa-AF',
  'ps',
  'sq',
  'sr',
  'ckb',
  'ku',
  'ti',
  'wo',
  'ff',
  'ha',
  'ur',
  'ky',
  'ru',
  'es',
  'tr',
  'so',
] as const

/** Every country, by its name in the language of the page. */
export function countriesIn({ country, language }: NewcomerWords): readonly (readonly [string, string])[] {
  return [...countryCodes]
    .map((code) => [code, country(code)] as const)
    .toSorted(([, one], [, other]) => one.localeCompare(other, language))
}
