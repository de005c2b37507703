import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import type { StoredFile } from './buckets.ts'

/** An answer as the edge keeps it. */
type Kept = { readonly body: Buffer; readonly encoding: string | undefined }

/** What the edge compresses: text of more than a kilobyte, as CloudFront does. */
const compressible = /^(?:text\/|application\/(?:javascript|json|manifest\+json|wasm)|image\/svg\+xml)/
const smallest = 1_000

/** Files that the edge may keep, each compressed once for all who take it so. */
export function openCache() {
  const kept = new Map<string, Kept>()
  return {
    /** The file as it goes out to who accepts these encodings, and whether the edge had it already. */
    serve(key: string, file: StoredFile, accepts: string): Kept & { readonly hit: boolean } {
      const encoding = encodingFor(file, accepts)
      const name = `${encoding ?? ''} ${file.etag} ${key}`
      const known = kept.get(name)
      if (known !== undefined) return { ...known, hit: true }
      const made = { body: encoded(file.body, encoding), encoding }
      if (/\bmax-age=[1-9]/.test(file.cacheControl ?? '')) kept.set(name, made)
      return { ...made, hit: false }
    },
  }
}

function encodingFor({ body, contentType }: StoredFile, accepts: string): 'br' | 'gzip' | undefined {
  if (body.length < smallest || !compressible.test(contentType)) return undefined
  if (/\bbr\b/.test(accepts)) return 'br'
  return /\bgzip\b/.test(accepts) ? 'gzip' : undefined
}

function encoded(body: Buffer, encoding: 'br' | 'gzip' | undefined): Buffer {
  if (encoding === 'gzip') return gzipSync(body)
  if (encoding === undefined) return body
  // A middling quality: no better than what an edge does while somebody waits.
  return brotliCompressSync(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } })
}
