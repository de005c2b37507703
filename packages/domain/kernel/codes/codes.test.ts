import { expect, test } from 'vitest'
import { cefrLevelSchema, reaches } from './cefr.ts'
import { currencySchema, moneySchema } from './currencies.ts'
import { scriptSchema } from './scripts.ts'
import { timeZoneSchema } from './time-zones.ts'

test('each kind of code is refused by its own name', () => {
  expect(cefrLevelSchema.safeParse('A3').error?.issues[0]?.message).toBe('unknown_cefr_level')
  expect(currencySchema.safeParse('EURO').error?.issues[0]?.message).toBe('unknown_currency')
  expect(scriptSchema.safeParse('arab').error?.issues[0]?.message).toBe('unknown_script')
  expect(timeZoneSchema.safeParse('Mars/Olympus').error?.issues[0]?.message).toBe('unknown_time_zone')
  expect(timeZoneSchema.safeParse('+04:30').success).toBe(false)
})

test('levels of a language are in order', () => {
  expect(reaches('B1', 'A2')).toBe(true)
  expect(reaches('Pre-A1', 'A1')).toBe(false)
})

test('money is a whole number of minor units', () => {
  expect(moneySchema.safeParse({ minorUnits: 1250, currency: 'XOF' }).success).toBe(true)
  expect(moneySchema.safeParse({ minorUnits: 12.5, currency: 'XOF' }).success).toBe(false)
})
