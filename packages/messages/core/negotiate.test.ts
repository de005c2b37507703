import { expect, it } from 'vitest'
import { negotiate } from './negotiate.ts'

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
