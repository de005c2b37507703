import { isUtf8 } from 'node:buffer'
import { parse as parseStrictly } from 'lossless-json'
import { Rejected } from './rejected.ts'

/** The largest body that any route takes. The largest honest one, a full assessment, stays below a tenth of it. */
export const longestBody = 256 * 1024

/**
 * Reads a JSON body from its bytes, strictly: UTF-8, no key twice, no key that reaches for a prototype.
 *
 * @throws {Rejected} `unsupported_media_type`, `too_large` or `malformed`, saying what is wrong but not quoting it.
 */
export function readJson(contentType: string | undefined, bytes: Uint8Array): unknown {
  if (!/^application\/(?:[\w.+-]+\+)?json\s*(?:;\s*charset="?utf-8"?\s*)?$/i.test(contentType ?? '')) {
    throw new Rejected({ code: 'unsupported_media_type' })
  }
  if (bytes.length > longestBody) throw new Rejected({ code: 'too_large', limit: longestBody })
  if (!isUtf8(bytes)) throw malformed('not_utf8')
  const text = Buffer.from(bytes).toString('utf8')
  let value: unknown
  try {
    value = JSON.parse(text, refuseReachingKeys)
  } catch (error) {
    throw error instanceof Rejected ? error : malformed('not_json')
  }
  refuseRepeatedKeys(text)
  return value
}

const reaching = new Set(['__proto__', 'constructor', 'prototype'])

function refuseReachingKeys(key: string, value: unknown): unknown {
  if (reaching.has(key)) throw malformed('forbidden_key')
  return value
}

/** `JSON.parse` keeps the last of two equal keys without a word, and then two readers may see two different things. */
function refuseRepeatedKeys(text: string): void {
  parseStrictly(text, undefined, {
    parseNumber: Number,
    onDuplicateKey: () => {
      throw malformed('repeated_key')
    },
  })
}

function malformed(code: string): Rejected {
  return new Rejected({ code: 'malformed', errors: [{ path: ['body'], code }] })
}
