import { plainNumber } from '@passerelle/domain/kernel'
import { describe, expect, test } from 'vitest'
import { readNumber } from './read-number.ts'

/** The samples of the library for the countries that people return to and come from, as they are written abroad. */
const samples = [
  '+93 70 123 4567',
  '+355 67 212 3456',
  '+49 1512 3456789',
  '+20 10 01234567',
  '+233 23 123 4567',
  '+220 301 2345',
  '+964 791 234 5678',
  '+996 700 123 456',
  '+212 6 50 12 34 56',
  '+52 222 123 4567',
  '+227 93 12 34 56',
  '+234 802 123 4567',
  '+92 301 2345678',
  '+381 60 1234567',
  '+221 70 123 45 67',
  '+216 20 123 456',
  '+383 43 201 234',
]

test.each(samples)('a number of each country is read and shown as people there group it: %s', (sample) => {
  expect(readNumber(plainNumber(sample))).toEqual({
    number: sample.replaceAll(' ', ''),
    formatted: sample,
  })
})

describe('a number that cannot be dialled', () => {
  test.each([
    ['+49 (0) 1512 3456789', 'trunk_prefix'],
    ['+20 (0)10 01234567', 'trunk_prefix'],
    ['+212 0650123456', 'trunk_prefix'],
    ['+221 0701234567', 'trunk_prefix'],
    ['+93 0701234567', 'trunk_prefix'],
    ['01512 3456789', 'international_number'],
    ['0049 1512 3456789', 'international_number'],
    ['+49 1512 CALL', 'international_number'],
    ['+999 123 4567', 'international_number'],
    ['+221 70 123 45 6', 'impossible_number'],
    ['+20 10 0123456', 'impossible_number'],
    ['+234 802 123 45678', 'impossible_number'],
    ['+381 60 12', 'impossible_number'],
  ] as const)('is refused with its own reason: %s', (written, fault) => {
    expect(readNumber(plainNumber(written))).toEqual({ fault })
  })
})

test.each([
  ['+52 1 222 123 4567', '+522221234567'],
  ['+39 06 698 12345', '+390669812345'],
  ['+225 07 01 23 45 67', '+2250701234567'],
  ['+49 800 1234567', '+498001234567'],
  ['+49 89 12345678', '+498912345678'],
])('a zero or a one that belongs to it, or no longer, is understood: %s', (written, number) => {
  expect(readNumber(plainNumber(written))).toMatchObject({ number })
})
