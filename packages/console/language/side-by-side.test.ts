import { expect, it } from 'vitest'
import { sideBySide } from './side-by-side.ts'

it('keeps each part of a line in one piece where directions meet', () => {
  expect(sideBySide('ar', ['bfz gGmbH', '29 ديسمبر 2026'])).toBe(
    '\u2068bfz gGmbH\u2069 · \u206829 ديسمبر 2026\u2069',
  )
  expect(sideBySide('de', ['حسين', '29.12.2026'])).toBe('\u2068حسين\u2069 · 29.12.2026')
})

it('leaves out what is not there', () => {
  expect(sideBySide('de', [undefined, 'bfz', ''])).toBe('bfz')
})
