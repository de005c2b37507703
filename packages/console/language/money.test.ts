import { expect, it } from 'vitest'
import { moneyText, unitsOf } from './money.ts'

it.each([
  ['EUR', 100],
  ['XOF', 1],
  ['XAF', 1],
  ['GNF', 1],
  ['TND', 1000],
  ['IQD', 1000],
  ['ALL', 100],
  ['AFN', 100],
  ['PKR', 100],
  ['RSD', 100],
  ['gmd', 100],
])('minor units are those of ISO 4217, whatever shops and browsers do: %s', (currency, units) => {
  expect(unitsOf(currency)).toBe(units)
})

it('an amount reads as it was sent', () => {
  const read = (currency: string) => moneyText('en', { minorUnits: 1_250_500, currency }).replace(/\s/g, ' ')
  expect(['EUR', 'XOF', 'IQD', 'ALL'].map(read)).toEqual([
    '€12,505.00',
    'F CFA 1,250,500',
    'IQD 1,250.500',
    'ALL 12,505.00',
  ])
})
