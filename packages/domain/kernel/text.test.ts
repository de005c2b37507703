import { expect, test } from 'vitest'
import { line, text } from './text.ts'

test('text of any script is trimmed and brought to NFC', () => {
  expect(text(20).parse('  Zoe\u0308 ')).toBe('Zoë')
  expect(text(20).parse('محمد')).toBe('محمد')
  expect(text(20).parse('two\nlines')).toBe('two\nlines')
})

test('control characters, bidirectional overrides and lone surrogates are refused', () => {
  for (const bad of ['a\u0000b', 'a\u001bb', 'abc\u202Etxt', 'a\u2066b', '\ud800']) {
    expect(text(20).safeParse(bad).success).toBe(false)
  }
})

test('the limit counts after trimming, and blank text is no text', () => {
  expect(text(3).safeParse(' abc ').success).toBe(true)
  expect(text(3).safeParse('abcd').success).toBe(false)
  expect(text(3).safeParse('   ').success).toBe(false)
})

test('one line has no line break', () => {
  expect(line(20).safeParse('a\nb').success).toBe(false)
})
