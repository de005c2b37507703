import { describe, expect, it } from 'vitest'
import { compareEditions, isOutdated, testedEdition } from './zone-edition.ts'

describe('editions of the time zone database', () => {
  const inOrder = ['2019', '2024b', '2025a', '2025b', '2026', '2026a', '2026c', '2026z', '2027', '2027a']

  it('come in the order of their years and, within a year, of their letters', () => {
    expect(inOrder.toReversed().toSorted(compareEditions)).toEqual(inOrder)
  })

  it('are the same, earlier or later, and never two of these', () => {
    for (const [index, one] of inOrder.entries()) {
      for (const [otherIndex, other] of inOrder.entries()) {
        expect(Math.sign(compareEditions(one, other))).toBe(Math.sign(index - otherIndex))
      }
    }
  })

  it.each(['', '26c', '2026ab', '2026C', 'v2026c', '2026c ', '2026-1'])('are never called "%s"', (text) => {
    expect(() => compareEditions(text, '2026c')).toThrow(RangeError)
    expect(() => compareEditions('2026c', text)).toThrow(RangeError)
  })
})

describe('an edition', () => {
  it.each(['2025c', '2026', '2026b'])('is outdated when it is older than the tested one: %s', (edition) => {
    expect(isOutdated(edition)).toBe(true)
  })

  it.each([testedEdition, '2026d', '2027', '2027a'])(
    'is not when it is the tested one or later: %s',
    (edition) => {
      expect(isOutdated(edition)).toBe(false)
    },
  )

  it.each([undefined, '', 'system', '2026cc'])(
    'counts as outdated when nobody can say which it is: %s',
    (edition) => {
      expect(isOutdated(edition)).toBe(true)
    },
  )
})
