import type { FieldCode } from './field-codes.ts'

/** A telephone number that can be dialled from anywhere: E.164, and as people of its country group it. */
export type PhoneNumber = { readonly number: string; readonly formatted: string }

/** The reading of a number that somebody wrote: the number itself, or the rule that it breaks. */
export type NumberReading = PhoneNumber | { readonly fault: FieldCode }

/**
 * Reads a number that begins with `+`, by what is known of the numbers of its country. That knowledge is large and
 * changes every month, so it comes in from outside.
 */
export type ReadNumber = (number: string) => NumberReading

const separators = /[\p{Z}\s\p{Pd}\p{Cf}().[\]/·•]/gu

/**
 * A number without all that people and messengers put between its digits, the digits themselves in any script:
 * `＋٤٩ (١٧١) …` is `+49171…`. What is no digit, and no sign that separates, stays and is refused later.
 */
export function plainNumber(written: string): string {
  const plain = written.normalize('NFKC').replace(separators, '')
  return plain.replace(/\p{Nd}/gu, (digit) => String(digitOf(digit)))
}

// Decimal digits of a script stand in one row of ten. Rows may follow each other; then they begin at a multiple of ten.
function digitOf(digit: string): number {
  const point = digit.codePointAt(0) ?? 0
  let first = point
  while (/\p{Nd}/u.test(String.fromCodePoint(first - 1))) first -= 1
  return (point - first) % 10
}
