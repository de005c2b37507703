import { expect, it } from 'vitest'
import { amountEntry, minorUnitsOf, moneyText, unitsOf } from './money.ts'

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

it.each([
  ['600 000', 'XOF', 600_000],
  ['12,5', 'EUR', 1250],
  ['3250.5', 'TND', 3_250_500],
  ['٣٢٥٠٫٥', 'TND', 3_250_500],
  ['0.07', 'EUR', 7],
  ['4.35', 'EUR', 435],
  ['1.10', 'IQD', 1100],
  ['9007199254740.991', 'TND', 9_007_199_254_740_991],
])('%s in %s is read without an error of rounding', (typed, currency, minorUnits) => {
  expect(minorUnitsOf(typed, currency)).toBe(minorUnits)
  expect(minorUnitsOf(amountEntry({ minorUnits, currency }), currency)).toBe(minorUnits)
})

it('what has too many decimal places becomes no whole number, and what is no number none', () => {
  expect(Number.isInteger(minorUnitsOf('12.5', 'XOF'))).toBe(false)
  expect(Number.isInteger(minorUnitsOf('1.2345', 'TND'))).toBe(false)
  expect(minorUnitsOf('-5', 'XOF')).toBe(-5)
  for (const typed of ['', 'much', '1.2.3']) expect(minorUnitsOf(typed, 'XOF')).toBeNaN()
})
