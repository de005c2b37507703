import { readFileSync } from 'node:fs'
import { brotliDecompressSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { libraryMetadata, metadataFile } from './generate.ts'

test('what the functions know of numbers is all that the library of this version knows', () => {
  const packed = /'([\w+/=]{1000,})'/.exec(readFileSync(metadataFile, 'utf8'))?.[1] ?? ''
  expect(JSON.parse(brotliDecompressSync(Buffer.from(packed, 'base64')).toString('utf8'))).toEqual(
    libraryMetadata(),
  )
})
