import { expect, it } from 'vitest'
import { asBytes } from './bytes.ts'
import { orientationIn, orientationOnly } from './orientation.ts'

it('an orientation is read in both orders of bytes, and is 1 where nothing sensible says another', () => {
  for (const orientation of [1, 2, 3, 4, 5, 6, 7, 8])
    expect(orientationIn(orientationOnly(orientation))).toBe(orientation)
  const little = asBytes('II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0\x06\0\0\0\0\0\0\0')
  expect(orientationIn(little)).toBe(6)
  for (const other of ['', 'MM', 'XX\0*\0\0\0\x08', 'MM\0*\xff\xff\xff\xff', 'MM\0*\0\0\0\x08\xff\xff'])
    expect(orientationIn(asBytes(other))).toBe(1)
  expect(orientationIn(orientationOnly(9))).toBe(1)
})
