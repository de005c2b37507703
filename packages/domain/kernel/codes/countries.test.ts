import { expect, test } from 'vitest'
import { countryCodes, countrySchema } from './countries.ts'
import { countryFacts } from './country-facts.ts'
import { isCurrency } from './currencies.ts'
import { canonicalLanguage } from './languages.ts'
import { isTimeZone } from './time-zones.ts'

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

test('the facts of Germany, the thirteen countries and the pilots are codes that exist', () => {
  expect(countryFacts.size).toBe(1 + 13 + 3)
  for (const [code, facts] of countryFacts) {
    expect(countryCodes.has(code)).toBe(true)
    expect(isCurrency(facts.currency)).toBe(true)
    expect(isTimeZone(facts.timeZone)).toBe(true)
    for (const tag of [...facts.languages, ...facts.spoken]) expect(canonicalLanguage(tag)).toBe(tag)
  }
})

test('the facts say what a deadline and a business plan need to know', () => {
  expect(countryFacts.get('SN')).toMatchObject({ currency: 'XOF', minorUnits: 0, phonePrefix: '+221' })
  expect(countryFacts.get('IQ')).toMatchObject({ minorUnits: 3, weekend: [5, 6] })
  expect(countryFacts.get('TN')).toMatchObject({ currency: 'TND', minorUnits: 3, weekend: [6, 7] })
})
