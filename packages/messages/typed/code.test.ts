import { describe, expect, it } from 'vitest'
import { readCode } from './code.ts'

const code = '01KB3V6Q9ZTENANT00000000007M2KXW9PQRSTVABCDEFGHJ0123'

describe('a code is read', () => {
  it.each([
    ['as it is', code],
    ['out of the whole link', `https://passerelle.example/me/#${code}`],
    ['in small letters', code.toLowerCase()],
    ['in groups, as one reads it out', code.replace(/(.{4})/g, '$1 ')],
    ['with dashes and a line break', `${code.slice(0, 26)}-\n${code.slice(26)}`],
    ['with the letters that stand for a digit', code.replaceAll('0', 'o').replaceAll('1', 'l')],
    ['with the marks that a messenger puts around it', `\u2068${code}\u2069`],
  ])('%s', (_, given) => {
    expect(readCode(given)).toEqual({ code })
  })

  it.each([
    ['nothing', '', 0],
    ['one sign too few', code.slice(1), 51],
    ['one too many', `${code}7`, 53],
    ['a link without a code', 'https://passerelle.example/me/#', 0],
  ])('and refused with how much of it there is: %s', (_, given, count) => {
    expect(readCode(given)).toEqual({ count })
  })
})
