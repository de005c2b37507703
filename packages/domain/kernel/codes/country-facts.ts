import type { CountryCode } from './countries.ts'
import type { CurrencyCode } from './currencies.ts'
import type { LanguageTag } from './languages.ts'
import type { TimeZone } from './time-zones.ts'

/** A day of the week as ISO 8601 counts: 1 is Monday, 7 is Sunday. */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7

/**
 * Facts about a country that the platform serves. General knowledge, kept as data that may be corrected,
 * never printed as a legal promise (domain.md 4.3).
 */
export type CountryFacts = {
  readonly alpha3: string
  readonly currency: CurrencyCode
  /** How many decimal digits the currency has. */
  readonly minorUnits: 0 | 2 | 3
  readonly phonePrefix: `+${number}`
  /** Languages in which the person's papers and the screens are offered, the most used one first. */
  readonly languages: readonly LanguageTag[]
  /** Further languages that people speak and that an interpreter may be needed for. */
  readonly spoken: readonly LanguageTag[]
  readonly weekend: readonly Weekday[]
  readonly timeZone: TimeZone
}

const fridayAndSaturday: readonly Weekday[] = [5, 6]
const saturdayAndSunday: readonly Weekday[] = [6, 7]

function facts(
  alpha3: string,
  [currency, minorUnits]: readonly [CurrencyCode, 0 | 2 | 3],
  phonePrefix: `+${number}`,
  languages: readonly LanguageTag[],
  timeZone: TimeZone,
  rest: { weekend?: readonly Weekday[]; spoken?: readonly LanguageTag[] } = {},
): CountryFacts {
  const { weekend = saturdayAndSunday, spoken = [] } = rest
  return { alpha3, currency, minorUnits, phonePrefix, languages, spoken, weekend, timeZone }
}

/** Germany, the thirteen countries of the programme and the three pilots. */
export const countryFacts: ReadonlyMap<CountryCode, CountryFacts> = new Map([
  ['DE', facts('DEU', ['EUR', 2], '+49', ['de'], 'Europe/Berlin')],
  // Friday is the day of rest; many offices close on Thursday as well, so neither counts as a working day.
  ['AF', facts('AFG', ['AFN', 2], '+93', ['fa-AF', 'ps', 'en'], 'Asia/Kabul', { weekend: [4, 5] })],
  ['EG', facts('EGY', ['EGP', 2], '+20', ['ar', 'en'], 'Africa/Cairo', { weekend: fridayAndSaturday })],
  ['AL', facts('ALB', ['ALL', 2], '+355', ['sq'], 'Europe/Tirane')],
  ['GM', facts('GMB', ['GMD', 2], '+220', ['en'], 'Africa/Banjul', { spoken: ['man', 'wo', 'ff'] })],
  ['GH', facts('GHA', ['GHS', 2], '+233', ['en'], 'Africa/Accra', { spoken: ['ak'] })],
  [
    'IQ',
    facts('IRQ', ['IQD', 3], '+964', ['ar', 'ckb', 'ku'], 'Asia/Baghdad', { weekend: fridayAndSaturday }),
  ],
  ['XK', facts('XKX', ['EUR', 2], '+383', ['sq', 'sr'], 'Europe/Belgrade')],
  ['MA', facts('MAR', ['MAD', 2], '+212', ['ar', 'fr'], 'Africa/Casablanca')],
  ['NG', facts('NGA', ['NGN', 2], '+234', ['en'], 'Africa/Lagos', { spoken: ['ha', 'ig', 'yo'] })],
  ['PK', facts('PAK', ['PKR', 2], '+92', ['ur', 'en'], 'Asia/Karachi', { spoken: ['ps', 'pa'] })],
  ['SN', facts('SEN', ['XOF', 0], '+221', ['fr'], 'Africa/Dakar', { spoken: ['wo'] })],
  ['RS', facts('SRB', ['RSD', 2], '+381', ['sr-Latn', 'sr-Cyrl'], 'Europe/Belgrade')],
  ['TN', facts('TUN', ['TND', 3], '+216', ['ar', 'fr'], 'Africa/Tunis')],
  ['NE', facts('NER', ['XOF', 0], '+227', ['fr'], 'Africa/Niamey', { spoken: ['ha'] })],
  ['MX', facts('MEX', ['MXN', 2], '+52', ['es'], 'America/Mexico_City')],
  ['KG', facts('KGZ', ['KGS', 2], '+996', ['ky', 'ru'], 'Asia/Bishkek')],
])
