import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { languageSource, languagesFile, registeredLanguages } from './generate.ts'

test('the languages of the domain are those of the registry', () => {
  expect(readFileSync(languagesFile, 'utf8')).toBe(languageSource())
  expect(registeredLanguages().length).toBeGreaterThan(7_500)
  expect(registeredLanguages()).toContain('wo')
})
