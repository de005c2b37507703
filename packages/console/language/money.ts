import type { Language } from '@passerelle/messages'
import { plainNumber } from '@passerelle/messages/typed'

/**
 * Decimal places by ISO 4217 where they are not two, as the standard lists them: an amount is sent and kept in minor
 * units of the standard. `Intl` goes by CLDR, which says what is used in shops: none for the Iraqi dinar (the standard
 * has three), the Albanian lek, the Afghani and the Pakistani rupee (two).
 */
const places: ReadonlyMap<string, number> = new Map(
  Object.entries({
    0: 'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF',
    3: 'BHD IQD JOD KWD LYD OMR TND',
    4: 'CLF UYW',
  }).flatMap(([digits, codes]) => codes.split(' ').map((code) => [code, Number(digits)] as const)),
)

const usualPlaces = 2

function placesOf(currency: string): number {
  return places.get(currency.trim().toUpperCase()) ?? usualPlaces
}

/** How many minor units make one: 100 of the euro, one of the CFA franc, 1,000 of the Tunisian and the Iraqi dinar. */
export function unitsOf(currency: string): number {
  return 10 ** placesOf(currency)
}

/** An amount as the reader writes it, with all decimal places that the standard gives its currency. */
export function moneyText(
  reader: Language,
  { minorUnits, currency }: { readonly minorUnits: number; readonly currency: string },
): string {
  const digits = placesOf(currency)
  return new Intl.NumberFormat(reader, {
    style: 'currency',
    currency,
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  }).format(minorUnits / unitsOf(currency))
}

/**
 * An amount as somebody typed it, in minor units: read digit by digit, for a number with a point in it is not exact. What
 * has more decimal places than its currency stays no whole number, and what is none stays none: the API says so.
 */
export function minorUnitsOf(typed: string, currency: string): number {
  const plain = plainNumber(typed)
  const [, whole = '', fraction = ''] = /^(\d+)(?:\.(\d*))?$/.exec(plain) ?? []
  if (whole === '') return plain === '' ? Number.NaN : Number(plain) * unitsOf(currency)
  const digits = placesOf(currency)
  const significant = fraction.replace(/0+$/, '')
  if (significant.length > digits) return Number(plain) * unitsOf(currency)
  return Number(whole + significant.padEnd(digits, '0'))
}

/** An amount as it is typed: whole units, and behind a point what is left. */
export function amountEntry({
  minorUnits,
  currency,
}: {
  readonly minorUnits: number
  readonly currency: string
}): string {
  const digits = placesOf(currency)
  const figures = String(minorUnits).padStart(digits + 1, '0')
  const whole = figures.slice(0, figures.length - digits)
  const fraction = figures.slice(figures.length - digits).replace(/0+$/, '')
  return fraction === '' ? whole : `${whole}.${fraction}`
}
