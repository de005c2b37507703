import { expect, it } from 'vitest'
import { type Id, idAlphabet } from '../kernel/index.ts'
import { cardCodeOf, cardCodeSchema } from './card-code.ts'

const random = (end: string) => `${'0'.repeat(18)}${end}` as Id<'card'> // 26 characters of the alphabet of ids
const codes = ['7K2MXQ4D', '00000000', 'ZZZZZZZZ', '0Z9J1HSV'].map((end) => cardCodeOf(random(end)))
const isCode = (text: string) => cardCodeSchema.safeParse(text).success

it('a code has eight random characters and one to check them', () => {
  for (const code of codes) {
    expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{9}$/)
    expect(cardCodeSchema.parse(code)).toBe(code)
  }
})

it('a code is understood as people type it', () => {
  const code = cardCodeOf(random('7K2MX104'))
  const grouped = `${code.slice(0, 3)}-${code.slice(3, 6)} ${code.slice(6)}`
  const alike = code.replaceAll('1', 'l').replaceAll('0', 'o')
  for (const typed of [
    code.toLowerCase(),
    grouped,
    ` ${grouped}\n`,
    alike,
    `\u200E${grouped}`,
    `${code.slice(0, 4)}–${code.slice(4)}`,
  ])
    expect(cardCodeSchema.parse(typed)).toBe(code)
})

it('each character that is wrong is noticed, and each two that changed places', () => {
  for (const code of codes) {
    for (let at = 0; at < code.length; at += 1) {
      for (const other of idAlphabet) {
        if (other === code.charAt(at)) continue
        expect(isCode(code.slice(0, at) + other + code.slice(at + 1))).toBe(false)
      }
      for (let later = at + 1; later < code.length; later += 1) {
        const changed = [...code]
        changed[at] = code.charAt(later)
        changed[later] = code.charAt(at)
        if (changed.join('') !== code) expect(isCode(changed.join(''))).toBe(false)
      }
    }
  }
})

it('what is too short, too long or of other characters is no code', () => {
  for (const text of ['', '7K2', `${codes[0]}0`, 'UUUUUUUUU', '٧K2MXQ4D0', '-'.repeat(40)])
    expect(isCode(text)).toBe(false)
})
