import { brotliCompressSync, brotliDecompressSync, constants } from 'node:zlib'
import { type PaperManifest, paperManifestSchema } from '@passerelle/contract/papers'
import { canonicalJson, packageLimitBytes } from '@passerelle/domain/exchange'
import { isSigned, type Signature, signText } from '@passerelle/vault'

/** The text of a paper: a line for the manifest, a line for each tier's document, all of it signed. */
export type PaperText = {
  readonly manifest: PaperManifest
  readonly manifestText: string
  readonly parts: readonly string[]
  readonly signed: Signature
}

/** The bytes that a paper carries once they are sealed. Canonical JSON has no line feed in it. */
export function writePaper(
  manifest: PaperManifest,
  parts: readonly Uint8Array[],
  signing: Uint8Array,
): Uint8Array {
  const texts = parts.map((bytes) => Buffer.from(bytes).toString('utf8'))
  const text = [canonicalJson(manifest), ...texts].join('\n')
  const { signature, publicKey } = signText(signing, text)
  const whole = Buffer.from([text, signature, publicKey].join('\n'), 'utf8')
  return brotliCompressSync(whole, {
    params: {
      [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
      [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
      [constants.BROTLI_PARAM_SIZE_HINT]: whole.length,
    },
  })
}

/** @throws when the bytes were not written here, or are not what was signed */
export function readPaper(bytes: Uint8Array): PaperText {
  const whole = brotliDecompressSync(bytes, { maxOutputLength: 2 * packageLimitBytes }).toString('utf8')
  const lines = whole.split('\n')
  const [signature = '', publicKey = ''] = lines.slice(-2)
  const [manifestText = '', ...parts] = lines.slice(0, -2)
  const signed = { signature, publicKey }
  if (!isSigned(lines.slice(0, -2).join('\n'), signed)) throw new TypeError('not what was signed')
  return { manifest: paperManifestSchema.parse(JSON.parse(manifestText)), manifestText, parts, signed }
}
