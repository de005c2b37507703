import { expect, test } from 'vitest'
import { countryCodes } from './country-codes.ts'
import { currenciesOf } from './country-currencies.ts'
import { isCurrency } from './currencies.ts'

test('each country where people live has money that is known', () => {
  const without = [...countryCodes].filter((country) => currenciesOf(country).length === 0)
  expect(without).toEqual(['AQ'])
  const unknown = [...countryCodes].flatMap(currenciesOf).filter((currency) => !isCurrency(currency))
  expect(unknown).toEqual([])
})

test.each([
  ['SN', ['XOF']],
  ['GM', ['GMD']],
  ['TN', ['TND']],
  ['IQ', ['IQD']],
  ['XK', ['EUR']],
  ['HR', ['EUR']],
  ['PS', ['ILS', 'JOD', 'USD']],
  ['KG', ['KGS']],
])('in %s one pays with %j', (country, currencies) => {
  expect(currenciesOf(country)).toEqual(currencies)
})
