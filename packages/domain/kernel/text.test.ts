import { expect, test } from 'vitest'
import { line, pasted, text } from './text.ts'

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

test('text in which nothing can be seen is refused, whatever it is made of', () => {
  for (const bad of [
    '\u200B',
    '\u200E\u200F',
    '\u3164',
    '\u2800\u2800',
    '\u00AD\u034F',
    '\uFEFF \u2060',
    '\u115F',
    '\u0301',
  ]) {
    expect(
      line(20)
        .safeParse(bad)
        .error?.issues.map(({ message }) => message),
    ).toContain('invisible')
  }
  for (const good of ['-', '李', 'ނ', '😀', '٣']) expect(line(20).safeParse(good).success).toBe(true)
})

test('marks that came along from a messenger are taken off at the ends, and stay inside of a word', () => {
  expect(line(20).parse('\u200E Fatou\u200F')).toBe('Fatou')
  expect(line(20).parse('می\u200Cخواهم')).toBe('می\u200Cخواهم')
})

test('what is to be dialled or written to has no marks of direction at all', () => {
  expect(pasted(40).parse('\u202A+221\u200E 77\u202C')).toBe('+221 77')
  expect(pasted(40).safeParse('\u202A\u202C').success).toBe(false)
})
