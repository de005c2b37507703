import { createHash } from 'node:crypto'

const lowercase = 'abcdefghijklmnopqrstuvwxyz0123456789'
const mixed = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789'

/**
 * Physical ids are derived from the logical ones, never drawn at random: a second start on the same data finds the
 * same pool, keys and tables without a register of ids.
 */
function spell(seed: string, length: number, alphabet: string): string {
  let text = ''
  for (let block = 0; text.length < length; block += 1) {
    const digest = createHash('sha256').update(`${block}:${seed}`).digest()
    for (const byte of digest) text += alphabet.charAt(byte % alphabet.length)
  }
  return text.slice(0, length)
}

/** A short id of lower-case letters and digits, as API Gateway and Cognito clients have. */
export function shortId(seed: string, length: number): string {
  return spell(seed, length, lowercase)
}

/** A short id of letters of both cases and digits, as a user pool has after its region. */
export function mixedId(seed: string, length: number): string {
  return spell(seed, length, mixed)
}

/** A version 4 shaped UUID. */
export function uuid(seed: string): string {
  const hex = createHash('sha256').update(seed).digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}
