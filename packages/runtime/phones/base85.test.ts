import { expect, test } from 'vitest'
import { fromBase85 } from './base85.ts'

const signs = '!#%&()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[]^_abcdefghijklmnopqrstuvwxyz'

test.each([
  ['!!!!!', [0, 0, 0, 0]],
  ['!!!!#', [0, 0, 0, 1]],
  ['!!!#!', [0, 0, 0, 85]],
  [`${signs.at(82)}${signs.at(23)}${signs.at(54)}${signs.at(12)}!`, [255, 255, 255, 255]],
])('%s', (text, bytes) => {
  expect([...fromBase85(text, signs)]).toEqual(bytes)
})
