import { expect, test } from 'vitest'
import { countrySchema } from './countries.ts'
import { countryCodes } from './country-codes.ts'

test('there are 249 countries of ISO 3166-1, and Kosovo', () => {
  expect(countryCodes.size).toBe(250)
  expect(countryCodes.has('XK')).toBe(true)
})

test('every country has a name that the language data of the runtime knows', () => {
  const names = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' })
  for (const code of countryCodes) expect(names.of(code)).toBeDefined()
})

test('an unknown, lower-case or withdrawn country is refused by name', () => {
  for (const bad of ['', 'ZZ', 'sn', 'SEN', 'AN', 'YU', 'UK', 'EU', '__proto__']) {
    expect(countrySchema.safeParse(bad).error?.issues[0]?.message).toBe('unknown_country')
  }
})
