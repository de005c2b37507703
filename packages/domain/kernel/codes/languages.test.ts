import { expect, test } from 'vitest'
import { languageMap, languageSchema } from './languages.ts'

test('a language is kept in the canonical form of its tag', () => {
  expect(languageSchema.parse('AR-eg')).toBe('ar-EG')
  expect(languageSchema.parse('prs')).toBe('fa-AF')
  expect(languageSchema.parse('sr-cyrl')).toBe('sr-Cyrl')
})

test('a tag that is not well-formed is refused by name', () => {
  for (const bad of ['', 'x', 'de_DE', 'deutsch!', '-', 'a'.repeat(36), 'de-', '__proto__']) {
    expect(languageSchema.safeParse(bad).error?.issues.map(({ message }) => message)).toEqual([
      'unknown_language',
    ])
  }
})

test('a language that nobody speaks is refused, in whatever form', () => {
  for (const bad of [
    'german',
    'xx',
    'zz',
    'und',
    'mul',
    'zxx',
    'mis',
    'qaa',
    'gem',
    'und-Arab',
    'fr-ZZ',
    'de-XX',
    'xx-DE',
  ]) {
    expect(languageSchema.safeParse(bad).success, bad).toBe(false)
  }
})

test('every language of the people who return is known, with script and country', () => {
  const spoken =
    'ar de en fr fa-AF ps ur so sq sr-Latn sr-Cyrl tr ku ckb kmr wo ff mnk bm snk srr dyu ha yo ig ee ak tw ky ug uz tk zgh shi rif kab ti am om rom bal hnd es-419 ase gsg'
  for (const tag of spoken.split(' ')) expect(languageSchema.safeParse(tag).success, tag).toBe(true)
})

test('a text in several languages needs one at least, and its tags are canonical', () => {
  const map = languageMap(10)
  expect(map.parse({ de: 'Nähen', 'AR-eg': ' خياطة ' })).toEqual({ de: 'Nähen', 'ar-EG': 'خياطة' })
  expect(map.safeParse({}).success).toBe(false)
  expect(map.safeParse({ de: '' }).success).toBe(false)
  expect(map.safeParse({ de: 'x'.repeat(11) }).success).toBe(false)
  expect(map.safeParse({ 'no tag': 'x' }).success).toBe(false)
  expect(map.safeParse(JSON.parse('{"__proto__": "x"}')).success).toBe(false)
})
