import { expect, test } from 'vitest'
import { plainNumber } from './phone.ts'

test.each([
  ['+221 77 000 00 01', '+221770000001'],
  ['\u202A+49 171 1234567\u202C', '+491711234567'],
  ['\u2066+49\u00A0171\u20111234567\u2069', '+491711234567'],
  ['+٢٢١ ٧٧ ٠٠٠ ٠٠ ٠١', '+221770000001'],
  ['+۹۳ ۷۰ ۱۲۳ ۴۵۶۷', '+93701234567'],
  ['＋４９（１７１）１２３４５６７', '+491711234567'],
  ['+১২৩', '+123'],
  ['+49 (0) 171/1234567', '+4901711234567'],
  ['+49 171 CALL', '+49171CALL'],
])('a number is its digits, whatever stands between them and in whatever script: %s', (written, plain) => {
  expect(plainNumber(written)).toBe(plain)
})
