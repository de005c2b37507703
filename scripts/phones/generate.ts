import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import { brotliCompressSync } from 'node:zlib'

const require = createRequire(import.meta.url)

/** Where the runtime keeps what is known of the numbers of all countries. */
export const metadataFile = fileURLToPath(
  new URL('../../packages/runtime/phones/numbers.lazy.json', import.meta.url),
)

/**
 * The text of that file: all that the library knows of numbers (lengths and kinds by country, which its default build
 * leaves out), compressed with Brotli, so that a function that never meets a number reads little.
 */
export function metadataText(): string {
  const { version } = require('libphonenumber-js/package.json') as { version: string } // every package has one
  const packed = brotliCompressSync(JSON.stringify(require('libphonenumber-js/metadata.max.json')))
  return `${JSON.stringify({ source: `libphonenumber-js ${version}`, packed: packed.toString('base64') }, undefined, 2)}\n`
}
