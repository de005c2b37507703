import { expect, test } from 'vitest'
import { fileChange, nameFrom, newFile } from './files.ts'
import { scaledTo } from './prepare-file.ts'

test('a file is called as on the device, without its ending, until somebody says otherwise', () => {
  expect(nameFrom('Zeugnis Kaolack.pdf')).toBe('Zeugnis Kaolack')
  expect(nameFrom('شهادة.jpeg')).toBe('شهادة')
  expect(nameFrom('v1.2 of the letter')).toBe('v1.2 of the letter')
  expect(nameFrom('n'.repeat(200))).toHaveLength(120)
})

test('a change names what was typed anew, and nothing else', () => {
  const first = { kind: 'other', name: 'Letter' }
  expect(fileChange({ kind: 'other', name: 'Letter of Pikine' }, first)).toEqual({ name: 'Letter of Pikine' })
  expect(newFile(first, 'AAAA')).toEqual({ kind: 'other', name: 'Letter', content: 'AAAA' })
})

test('a picture keeps its proportions where it is made smaller, and is never made larger', () => {
  expect(scaledTo(2400, { width: 4800, height: 3200 })).toEqual({ width: 2400, height: 1600 })
  expect(scaledTo(2400, { width: 3000, height: 6000 })).toEqual({ width: 1200, height: 2400 })
  expect(scaledTo(2400, { width: 800, height: 600 })).toEqual({ width: 800, height: 600 })
  expect(scaledTo(2400, { width: 9000, height: 1 })).toEqual({ width: 2400, height: 1 })
})
