import { afterEach, expect, test } from 'vitest'
import { directionOf } from './direction.ts'

const rightToLeft = ['ar', 'ar-EG', 'fa-AF', 'ps', 'ur', 'ckb', 'he']
const leftToRight = ['de', 'en', 'fr', 'ku', 'sr-Cyrl', 'wo', 'ha', 'uz-Latn']

/** The two ways in which an engine can say it, absent in some. */
const ways = ['getTextInfo', 'textInfo'] as const
const prototype = Intl.Locale.prototype
const own = ways.map((way) => [way, Object.getOwnPropertyDescriptor(prototype, way)] as const)

function withOnly(kept?: (typeof ways)[number]): void {
  for (const way of ways) if (way !== kept) Reflect.deleteProperty(prototype, way)
}

afterEach(() => {
  for (const [way, descriptor] of own) if (descriptor) Object.defineProperty(prototype, way, descriptor)
})

test.each([
  ['by the method', 'getTextInfo'],
  ['by the accessor that came before it', 'textInfo'],
  ['by the script, where an engine says nothing', undefined],
] as const)('the direction of a language is known %s, of Kurdish in both of its scripts', (_, way) => {
  withOnly(way)
  expect(rightToLeft.filter((tag) => directionOf(tag) !== 'rtl')).toEqual([])
  expect(leftToRight.filter((tag) => directionOf(tag) !== 'ltr')).toEqual([])
})
