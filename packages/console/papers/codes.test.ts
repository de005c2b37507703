import { describe, expect, it } from 'vitest'
import { bearerOf, linesOf, progressOf, withText, withTexts } from './codes.ts'

const key = '0'.repeat(52)
const code = (number: number, of = 2, ofKey = key) => `PSRL1:${number}/${of}:${ofKey}:AB C`

describe('what is scanned from a paper', () => {
  it('comes together in any order, and a code that comes twice counts once', () => {
    const first = withText([], code(2))
    expect(first).toEqual({ codes: [code(2)], finding: 'added' })
    expect(progressOf(first.codes)).toEqual({ of: 2, missing: [1] })
    expect(withText(first.codes, code(2))).toEqual({ codes: first.codes, finding: 'again' })
    const both = withText(first.codes, code(1))
    expect(progressOf(both.codes)).toEqual({ of: 2, missing: [] })
    expect(bearerOf(both.codes)).toBe(`PSRL1.${key}`)
  })

  it('is nothing where it is another code, or one of another paper', () => {
    for (const text of ['https://example.org', 'psrl1:1/1', `${code(1)}é`, '']) {
      expect(withText([], text)).toEqual({ codes: [], finding: 'no_paper' })
    }
    for (const text of [code(2, 2, '1'.repeat(52)), code(2, 3)]) {
      expect(withText([code(1)], text)).toEqual({ codes: [code(1)], finding: 'other_paper' })
    }
  })

  it('says the stranger among several, and keeps what is right', () => {
    expect(withTexts([], [code(1), 'https://example.org', code(2)])).toEqual({
      codes: [code(1), code(2)],
      finding: 'no_paper',
    })
    expect(withTexts([], [code(1)]).finding).toBe('added')
    expect(withTexts([], [])).toEqual({ codes: [], finding: undefined })
  })

  it('may be typed line by line, and keeps a space at the end of a code', () => {
    expect(linesOf(`  ${code(1)} \r\n\n${code(2)}\n`)).toEqual([`${code(1)} `, code(2)])
    expect(progressOf([])).toEqual({ of: 0, missing: [] })
  })
})
