import { fromBase45, toBase45 } from '../kernel/base45.ts'
import type { FieldCode } from '../kernel/field-codes.ts'
import { refuse } from '../kernel/refusal.ts'

/**
 * The text of a paper's QR codes: `PSRL1:1/3:<key>:<bytes in base45>`. The key, 52 characters, is the same in each: the
 * issuer, then 128 random bits. `PSRL1.<key>` is the bearer with which the paper is redeemed.
 */
const form = /^PSRL1:([1-3])\/([1-3]):([0-9A-HJKMNP-TV-Z]{52}):([0-9A-Z $%*+\-./:]+)$/

/** As many characters as a code of version 25 holds at level M, which bears a fold or a stain. */
const maxCharacters = 1451
export const maxCodes = 3
const headLength = 'PSRL1:1/3::'.length + 52

/** As many bytes as three codes carry. */
export const maxPaperBytes = maxCodes * Math.floor((maxCharacters - headLength) / 3) * 2

/**
 * The codes of a paper, as few and as small as will do. @throws {Refused} `limit_reached` where three do not hold it
 */
export function toCodes(key: string, bytes: Uint8Array): readonly string[] {
  if (bytes.length > maxPaperBytes)
    refuse({ code: 'limit_reached', what: 'bytes_of_a_paper', limit: maxPaperBytes })
  const count = Math.ceil(bytes.length / (maxPaperBytes / maxCodes))
  const share = 2 * Math.ceil(bytes.length / count / 2)
  return Array.from({ length: count }, (_, n) => {
    const text = toBase45(bytes.subarray(n * share, (n + 1) * share))
    return `PSRL1:${n + 1}/${count}:${key}:${text}`
  })
}

export type ScannedPaper = { readonly key: string; readonly bytes: Uint8Array }

/**
 * Joins the codes of a paper, scanned in any order, also twice.
 *
 * @throws {Refused} `invalid` with what is wrong with them: `codes_unreadable`, `codes_of_two_papers`, `codes_missing`
 */
export function readCodes(codes: readonly string[]): ScannedPaper {
  const read = codes.map((code) => {
    const [, number = '', of = '', key = '', text = ''] = form.exec(code) ?? []
    const bytes = fromBase45(text)
    return key === '' || bytes === undefined ? invalid('codes_unreadable') : { number, of, key, bytes }
  })
  const [first] = read
  if (first === undefined) return invalid('codes_missing')
  if (read.some(({ key, of }) => key !== first.key || of !== first.of)) return invalid('codes_of_two_papers')
  const parts = Array.from({ length: Number(first.of) }, (_, n) =>
    read.find(({ number }) => Number(number) === n + 1),
  )
  const bytes = parts.flatMap((part) => (part ? [...part.bytes] : invalid('codes_missing')))
  return { key: first.key, bytes: Uint8Array.from(bytes) }
}

function invalid(code: FieldCode): never {
  return refuse({ code: 'invalid', errors: [{ path: ['body', 'codes'], code }] })
}
