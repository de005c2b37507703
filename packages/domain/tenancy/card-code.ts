import * as z from 'zod'
import { rule } from '../kernel/field-codes.ts'
import { type Id, idAlphabet } from '../kernel/index.ts'

/** The characters of a code that are random: one in a million million, so that nobody finds an organisation by trying. */
const randomLength = 8
/** The whole of it, with the character that tells a slip of the pen. */
export const cardCodeLength = randomLength + 1

const written = new RegExp(`^[${idAlphabet}]{${cardCodeLength}}$`)

/**
 * The short code of an organisation, by which another one proposes an agreement to it: read out, typed and printed. As it
 * is typed it may be in small letters, in groups, and with the letters that look like digits.
 */
export const cardCodeSchema = z
  .string()
  .max(40)
  .check(z.overwrite(asWritten))
  .refine(isCardCode, rule('invalid_card_code'))
  .meta({
    pattern: written.source,
    description: '9 characters of Crockford base32, the last one to check',
  })

/** A code out of the last characters of something random. */
export function cardCodeOf(random: Id<'card'>): string {
  const start = random.slice(-randomLength)
  return start + checkCharacter(start)
}

function isCardCode(code: string): boolean {
  return written.test(code) && checkCharacter(code.slice(0, -1)) === code.at(-1)
}

/** Without what stands between groups, in capitals, and with digits where a letter only looks like one. */
function asWritten(typed: string): string {
  return typed
    .replace(/[\s\p{Pd}\p{Cf}]/gu, '')
    .toUpperCase()
    .replace(/[IL]/g, '1')
    .replaceAll('O', '0')
}

/**
 * The remainder of the characters as a polynomial over the field of 32 elements: it is another one for each single
 * character that is wrong, and for each two that changed places.
 */
function checkCharacter(characters: string): string {
  let remainder = 0
  for (const character of characters) remainder = doubled(remainder ^ idAlphabet.indexOf(character))
  return idAlphabet.charAt(remainder)
}

/** Twice an element of the field, whose polynomial is x⁵ + x² + 1. */
function doubled(element: number): number {
  return element < 16 ? element << 1 : (element << 1) ^ 0b100101
}
