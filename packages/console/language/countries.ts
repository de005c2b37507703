import { countryCodes } from '@passerelle/domain/country-codes'

/** The countries of return that the programmes work with, and those in which their organisations sit. */
export const returnCountries = [
  'AF',
  'AL',
  'EG',
  'GH',
  'GM',
  'IQ',
  'KG',
  'MA',
  'MX',
  'NE',
  'NG',
  'PK',
  'RS',
  'SN',
  'TN',
  'XK',
] as const

/** The languages that people of these countries speak, and those of the programmes. */
export const spokenLanguages = [
  'ar',
  'de',
  'en',
  'es',
  'fa-AF',
  'ff',
  'fr',
  'ha',
  'ckb',
  'kmr',
  'ky',
  'mnk',
  'ps',
  'ru',
  'so',
  'sq',
  'sr',
  'ti',
  'tr',
  'ur',
  'wo',
  'yo',
] as const

/** Every country in which an organisation of the platform may sit. */
export const allCountries = ['DE', ...returnCountries] as const

/** Every country from which somebody may come, or in which they learnt something. */
export const everyCountry = [...countryCodes]
