import { expect, it } from 'vitest'
import { languages } from './languages.ts'
import { closest, negotiate, pick } from './negotiate.ts'

it.each([
  [undefined, 'en'],
  ['', 'en'],
  ['de', 'de'],
  ['AR', 'ar'],
  ['ar-EG', 'ar'],
  ['de-AT,de;q=0.8', 'de'],
  ['tr,fr;q=0.5', 'fr'],
  ['en;q=0.2, fr;q=0.9, ar;q=0.5', 'fr'],
  ['fr;q=0, ar', 'ar'],
  ['de;q=0', 'en'],
  ['tr', 'en'],
  ['*', 'en'],
  ['ps, *;q=0.1', 'en'],
  ['def', 'en'],
  [';;;,,,q=', 'en'],
  ['de;q=high', 'en'],
  ['a,'.repeat(50_000), 'en'],
])('who likes %s best is answered in %s', (header, language) => {
  expect(negotiate(header)).toBe(language)
})

it.each([
  [undefined, 'fr'],
  ['*', 'fr'],
  ['tr', 'fr'],
  ['de', 'de'],
  ['tr, ar;q=0.5', 'ar'],
])('who likes %s best, and is known to speak French, is answered in %s', (header, language) => {
  expect(negotiate(header, 'fr')).toBe(language)
})

it.each([
  [['wo', 'fr-SN', 'de'], 'fr'],
  [['ckb', 'ar-IQ'], 'ar'],
  [['fr_SN.UTF-8'], 'fr'],
  [['DE-at'], 'de'],
  [['prs'], 'en'],
  [['C.UTF-8'], 'en'],
  [[], 'en'],
] as const)('of %j the first that is spoken here is taken: %s', (tags, language) => {
  expect(closest(tags)).toBe(language)
  expect(closest(tags, 'ar')).toBe(language === 'en' ? 'ar' : language)
})

it.each([
  [{ fr: 'Couture', en: 'Sewing' }, 'fr', 'Couture'],
  [{ en: 'Sewing', 'fr-SN': 'Couture' }, 'fr', 'Couture'],
  [{ de: 'Nähen', en: 'Sewing' }, 'ar', 'Sewing'],
  [{ de: 'Nähen', 'en-GB': 'Sewing' }, 'ar', 'Sewing'],
  [{ wo: 'Ñaw' }, 'ar', 'Ñaw'],
  [{}, 'ar', ''],
] as const)('of the texts %j, %s is shown %s', (texts, language, text) => {
  expect(pick(texts, language)).toBe(text)
})

it.each(languages)('every way agrees on %s', (language) => {
  const region = `${language}-XX`
  expect([closest([region]), negotiate(region)]).toEqual([language, language])
  expect(pick({ en: 'English', [region]: 'own' }, language)).toBe(language === 'en' ? 'English' : 'own')
})
