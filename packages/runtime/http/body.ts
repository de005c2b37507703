import { isUtf8 } from 'node:buffer'
import { maxFileCharacters } from '@passerelle/domain/files'
import { Rejected } from './rejected.ts'
import { deepestNesting, type JsonFault, parseStrictly } from './strict-json.ts'

/** The largest body that any route takes. The largest honest one, a full assessment, stays below a tenth of it. */
export const maxBodyBytes = 256 * 1024

/** The largest body that holds a file, and what is said of it. A function takes 6 MB, in which it is written as base64 again. */
export const maxLargeBodyBytes = maxFileCharacters + 8 * 1024

/**
 * Reads a JSON body from its bytes, strictly: UTF-8, no key twice, no key that reaches for a prototype.
 *
 * @throws {Rejected} `unsupported_media_type`, `too_large` or `malformed`, saying what is wrong but not quoting it.
 */
export function readJson(
  contentType: string | undefined,
  bytes: Uint8Array,
  limit: number = maxBodyBytes,
): unknown {
  if (!/^application\/json\s*(?:;\s*charset="?utf-8"?\s*)?$/i.test(contentType ?? '')) {
    throw new Rejected({ code: 'unsupported_media_type' })
  }
  if (bytes.length > limit) throw new Rejected({ code: 'too_large', limit })
  if (!isUtf8(bytes)) throw malformed('not_utf8')
  const read = parseStrictly(Buffer.from(bytes).toString('utf8'))
  if ('fault' in read) throw malformed(read.fault)
  return read.value
}

function malformed(code: JsonFault | 'not_utf8'): Rejected {
  const params = code === 'too_deep' ? { limit: deepestNesting } : {}
  return new Rejected({ code: 'malformed', errors: [{ path: ['body'], code, params }] })
}
