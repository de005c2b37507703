import { expect, it } from 'vitest'
import { jaroWinkler } from './jaro-winkler.ts'

it.each([
  ['martha', 'marhta', 0.961],
  ['dwayne', 'duane', 0.84],
  ['dixon', 'dicksonx', 0.813],
  ['fatou', 'fatou', 1],
  ['fatou', 'fatu', 0.953],
  ['fatou', 'zz', 0],
  ['fatou', '', 0],
])('%s and %s are alike by %d', (one, other, likeness) => {
  expect(jaroWinkler(one, other)).toBeCloseTo(likeness, 3)
})

it('letters of two units are as alike as letters of one', () => {
  // The same names, once in Latin letters and once in those of Adlam from the same places of the alphabet.
  const inAdlam = (name: string) =>
    String.fromCodePoint(...[...name].map((letter) => 0x1e922 + letter.charCodeAt(0) - 0x61))
  for (const [one, other] of [
    ['martha', 'marhta'],
    ['dwayne', 'duane'],
    ['fatou', 'fatu'],
    ['aminata', 'aminatu'],
    ['aminata', 'bakary'],
  ] as const)
    expect(jaroWinkler(inAdlam(one), inAdlam(other)), one).toBe(jaroWinkler(one, other))
})
