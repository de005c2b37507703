import { placesOf, unitsOf } from '@passerelle/messages/money'
import { plainNumber } from '@passerelle/messages/typed'

export { moneyText, unitsOf } from '@passerelle/messages/money'

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
