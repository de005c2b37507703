import type { Language } from '../core/languages.ts'

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

/** The decimal places of a currency. */
export function placesOf(currency: string): number {
  return places.get(currency.trim().toUpperCase()) ?? usualPlaces
}

/** How many minor units make one: 100 of the euro, one of the CFA franc, 1,000 of the Tunisian and the Iraqi dinar. */
export function unitsOf(currency: string): number {
  return 10 ** placesOf(currency)
}

/** An amount in whole units, as programs write it. */
export function decimalOf(minorUnits: number, currency: string): number {
  return minorUnits / unitsOf(currency)
}

/** An amount as the reader writes it, with all decimal places that the standard gives its currency. */
export function moneyText(
  reader: Language,
  { minorUnits, currency }: { readonly minorUnits: number; readonly currency: string },
): string {
  return formatIn(reader, currency).format(decimalOf(minorUnits, currency))
}

/** The same from one amount to another; where both are the same, that one alone. */
export function moneyRangeText(
  reader: Language,
  {
    from,
    to = from,
    currency,
  }: { readonly from: number; readonly to?: number | undefined; readonly currency: string },
): string {
  return formatIn(reader, currency).formatRange(decimalOf(from, currency), decimalOf(to, currency))
}

function formatIn(reader: Language, currency: string): Intl.NumberFormat {
  const digits = placesOf(currency)
  return new Intl.NumberFormat(reader, {
    style: 'currency',
    currency,
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  })
}
