import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { fromBase45, toBase45 } from '../kernel/base45.ts'
import { refusalOf } from '../testing/casework.ts'
import { maxPaperBytes, readCodes, toCodes } from './codes.ts'

const key = '0'.repeat(52)
const bytesOf = (length: number) => Uint8Array.from({ length }, (_, n) => (n * 31) % 256)
const wrong = (code: string) => ({ code: 'invalid', errors: [{ path: ['body', 'codes'], code }] })

test('bytes go through base45 and back, as RFC 9285 writes them', () => {
  expect(toBase45(new TextEncoder().encode('base-45'))).toBe('UJCLQE7W581')
  fc.assert(
    fc.property(fc.uint8Array(), (bytes) => {
      expect(fromBase45(toBase45(bytes))).toEqual(bytes)
    }),
  )
  for (const text of ['A', 'GGW', '::', 'a00', '00é']) expect(fromBase45(text)).toBeUndefined()
})

test('codes carry what they were made of, in any order and scanned twice', () => {
  for (const length of [1, 2, 900, 1193, 2401, maxPaperBytes]) {
    const codes = toCodes(key, bytesOf(length))
    const scanned = [...codes].reverse().concat(codes.slice(0, 1))
    expect(readCodes(scanned)).toEqual({ key, bytes: bytesOf(length) })
    for (const code of codes) expect(code.length).toBeLessThanOrEqual(1451)
  }
  expect(toCodes(key, bytesOf(900))).toHaveLength(1)
  expect(toCodes(key, bytesOf(maxPaperBytes))).toHaveLength(3)
})

test('what three codes do not hold is refused, saying how much they hold', () => {
  expect(refusalOf(() => toCodes(key, bytesOf(maxPaperBytes + 1)))).toEqual({
    code: 'limit_reached',
    what: 'bytes_of_a_paper',
    limit: maxPaperBytes,
  })
})

test('a code that is missing, unreadable or of another paper is named so', () => {
  const codes = toCodes(key, bytesOf(2500))
  const other = toCodes('1'.repeat(52), bytesOf(2500))
  const [one = '', two = '', three = ''] = codes
  expect(refusalOf(() => readCodes([one, three]))).toEqual(wrong('codes_missing'))
  expect(refusalOf(() => readCodes([]))).toEqual(wrong('codes_missing'))
  expect(refusalOf(() => readCodes([one, two, other[2] ?? '']))).toEqual(wrong('codes_of_two_papers'))
  expect(refusalOf(() => readCodes([one, two, three.toLowerCase()]))).toEqual(wrong('codes_unreadable'))
  expect(refusalOf(() => readCodes([`${one}é`]))).toEqual(wrong('codes_unreadable'))
})
