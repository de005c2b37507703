import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { metadataFile, metadataText } from './generate.ts'

test('what the functions know of numbers is all that the library of this version knows', () => {
  // Compared as a whole, and told in few words where it is another.
  expect(readFileSync(metadataFile, 'utf8') === metadataText()).toBe(true)
})
