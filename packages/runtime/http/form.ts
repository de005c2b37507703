import { isUtf8 } from 'node:buffer'
import { Rejected } from './rejected.ts'

/** The largest form that a page of ours can send, several times over: a letter outside of ASCII takes six bytes or more. */
export const maxFormBytes = 16 * 1024

/**
 * Reads the body of a page's form from its bytes, strictly: UTF-8, no field twice.
 *
 * @throws {Rejected} `too_large` or `malformed`, saying what is wrong but not quoting it
 */
export function readForm(
  contentType: string | undefined,
  bytes: Uint8Array,
): Readonly<Record<string, string>> {
  if (!/^application\/x-www-form-urlencoded\s*(?:;\s*charset="?utf-8"?\s*)?$/i.test(contentType ?? '')) {
    throw malformed('not_a_form')
  }
  if (bytes.length > maxFormBytes) throw new Rejected({ code: 'too_large', limit: maxFormBytes })
  if (!isUtf8(bytes)) throw malformed('not_utf8')
  const fields = [...new URLSearchParams(Buffer.from(bytes).toString('utf8'))]
  const names = new Set(fields.map(([name]) => name))
  if (names.size < fields.length) throw malformed('repeated_key')
  if (names.has('__proto__')) throw malformed('forbidden_key')
  return Object.fromEntries(fields)
}

function malformed(code: 'not_a_form' | 'not_utf8' | 'repeated_key' | 'forbidden_key'): Rejected {
  return new Rejected({ code: 'malformed', errors: [{ path: ['body'], code }] })
}
