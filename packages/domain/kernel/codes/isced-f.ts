import * as z from 'zod'
import { rule } from '../field-codes.ts'

// Narrow field, then the last digits of its detailed fields: `021:12345` holds 0211 to 0215.
const narrowFields = `
001:1 002:1 003:1
011:1234
021:12345 022:123 023:12
031:1234 032:12
041:1234567 042:1
051:12 052:12 053:123 054:12
061:123
071:123456 072:1234 073:12
081:12 082:1 083:1 084:1
091:1234567 092:123
101:12345 102:12 103:12 104:1`

/** A field of education and training: 2 (broad), 3 (narrow) or 4 (detailed) digits of ISCED-F 2013. */
export type IscedFCode = string

const listed = narrowFields
  .trim()
  .split(/\s+/)
  .map((field) => ({ narrow: field.slice(0, 3), digits: [...field.slice(4)] }))

/** The 29 narrow fields. */
export const iscedFNarrow: readonly string[] = listed.map(({ narrow }) => narrow)

/** The 11 broad fields. */
export const iscedFBroad: readonly string[] = [...new Set(iscedFNarrow.map((narrow) => narrow.slice(0, 2)))]

/** The 80 detailed fields that have a name of their own. */
export const iscedFDetailed: readonly string[] = listed.flatMap(({ narrow, digits }) =>
  digits.map((digit) => narrow + digit),
)

const fields: ReadonlySet<string> = new Set([...iscedFBroad, ...iscedFNarrow, ...iscedFDetailed])

/**
 * Whether a code is a field. Besides the named ones the standard has, by rule, `0` for what is not further
 * defined, `8` for programmes across fields and `9` for what is not elsewhere classified, on either level.
 */
export function isIscedF(code: string): boolean {
  if (fields.has(code)) return true
  if (!/^(0\d|10)(\d{1,2})$/.test(code)) return false
  const broad = code.slice(0, 2)
  const rest = code.slice(2)
  if (!fields.has(broad)) return false
  if (/^([089])\1?$/.test(rest)) return broad !== '00' || !rest.startsWith('8')
  return code.length === 4 && fields.has(code.slice(0, 3)) && /[09]$/.test(code)
}

export const iscedFSchema = z
  .string()
  .refine(isIscedF, rule('unknown_isced_f'))
  .meta({ pattern: '^(0[0-9]|10)[0-9]{0,2}$', description: 'ISCED-F 2013: broad, narrow or detailed field' })
