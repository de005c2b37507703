import { readFileSync } from 'node:fs'
import { brotliDecompressSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { fromBase85 } from '../../packages/runtime/phones/base85.ts'
import { libraryMetadata, metadataFile } from './generate.ts'

test('what the functions know of numbers is all that the library of this version knows', () => {
  const packed = /'([^']{1000,})'/.exec(readFileSync(metadataFile, 'utf8'))?.[1] ?? ''
  expect(JSON.parse(brotliDecompressSync(fromBase85(packed)).toString('utf8'))).toEqual(
    libraryMetadata(),
  )
})
