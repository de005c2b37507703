import * as z from 'zod'
import { rule } from './field-codes.ts'

// Control characters and the bidirectional overrides that can disguise what a name or a note says.
const unprintable = /[[\p{Cc}--[\n\r\t]][\u202A-\u202E\u2066-\u2069\uFFFE\uFFFF]]/v

// A letter, digit or sign that takes room on paper; fillers and the empty Braille cell are letters and signs by name only.
const visible = /[[\p{L}\p{N}\p{P}\p{S}]--[\p{Default_Ignorable_Code_Point}\u2800]]/v

// Marks that come along when text is copied out of a messenger, and mean nothing at either end.
const marksAtEnds = /^[\s\u200B-\u200F\u061C\u2060\uFEFF]+|[\s\u200B-\u200F\u061C\u2060\uFEFF]+$/g

/**
 * Text that a person wrote: brought to NFC, trimmed, between 1 and `max` characters, any script.
 * Line breaks and tabs may stand in it; other control characters may not, and something in it can be seen.
 */
export function text(max: number) {
  return z
    .string()
    .check(
      z.normalize('NFC'),
      z.trim(),
      z.overwrite((value) => (visible.test(value) ? value.replace(marksAtEnds, '') : value)),
      z.minLength(1),
      z.maxLength(max),
    )
    .refine((value) => value.isWellFormed() && !unprintable.test(value), rule('unprintable'))
    .refine((value) => value === '' || unprintable.test(value) || visible.test(value), rule('invisible'))
}

/** One line of text: as {@link text}, without line breaks. */
export function line(max: number) {
  return text(max).refine((value) => !/[\r\n\t]/.test(value), rule('one_line'))
}

// Direction marks, embeddings and isolates: what is copied with a number or an address, and what nobody can see.
const directionMarks = /[\u200B-\u200F\u061C\u202A-\u202E\u2060\u2066-\u2069\uFEFF]/g

// A messenger puts a mark around each group of digits; nobody pastes more of them than text.
const maxPasted = (max: number) => 2 * max

/** {@link text} out of which all marks of direction are taken before anything else is looked at: to be dialled, not read. */
export function pasted(max: number) {
  return z
    .string()
    .max(maxPasted(max))
    .check(z.overwrite((value) => value.replace(directionMarks, '')))
    .pipe(text(max))
}
