import { describe, expect, it } from 'vitest'
import { asciiDigits, readSixDigits, sixDigitsPattern, typedNumber } from './digits.ts'

describe('six digits are read', () => {
  it.each([
    ['204518', '204518'],
    ['204 518', '204518'],
    ['٢٠٤٥١٨', '204518'],
    ['۲۰۴۵۱۸', '204518'],
    ['002007', '002007'],
  ])('%s', (given, digits) => {
    expect(readSixDigits(given)).toBe(digits)
  })

  it.each(['', '20451', '2045189', 'abcdef', '२०४५१८'])('and nothing else is one: %s', (given) => {
    expect(readSixDigits(given)).toBeUndefined()
  })
})

it('a field takes them in each of these digits, with blanks, and nothing else', () => {
  const field = new RegExp(`^(?:${sixDigitsPattern})$`, 'v')
  for (const typed of ['204518', '204 518', '٢٠٤٥١٨', ' ۲۰۴۵۱۸']) expect(typed).toMatch(field)
  for (const typed of ['', '20451', '2045189', '20451a']) expect(typed).not.toMatch(field)
})

it('everything but digits stays as it is', () => {
  expect(asciiDigits('Code ٤٢, 7 and ৩')).toBe('Code 42, 7 and ৩')
})

it.each([
  ['4,5', 4.5],
  ['4.5', 4.5],
  ['٤٫٥', 4.5],
  ['۱۹۹۴', 1994],
  ['1 200', 1200],
  ['1\u202f200', 1200],
  ['', Number.NaN],
  ['many', Number.NaN],
  ['1.200,50', Number.NaN],
])('a number is read as it was typed: %j', (typed, number) => {
  expect(typedNumber(typed)).toBe(number)
})
