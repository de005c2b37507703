import { expect, test } from 'vitest'
import { fromBase85, toBase85 } from './base85.ts'

test.each([[[]], [[0, 0, 0, 0]], [[255, 255, 255, 255]], [[1, 2, 3]], [[0, 127, 128, 254, 255, 7, 9, 11]]])(
  'bytes come out of the text as they went in, and zeros after them: %j',
  (bytes) => {
    const read = fromBase85(toBase85(Uint8Array.from(bytes)))
    expect([...read.subarray(0, bytes.length)]).toEqual(bytes)
    expect(read.subarray(bytes.length).every((byte) => byte === 0)).toBe(true)
  },
)

test('the text needs no escape', () => {
  expect(toBase85(Uint8Array.from({ length: 4096 }, (_, at) => (at * 167) % 256))).not.toMatch(/["'`\\$]/)
})
