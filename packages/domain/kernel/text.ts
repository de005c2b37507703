import * as z from 'zod'
import { rule } from './field-codes.ts'

// Control characters and the bidirectional overrides that can disguise what a name or a note says.
const unprintable = /[[\p{Cc}--[\n\r\t]][\u202A-\u202E\u2066-\u2069\uFFFE\uFFFF]]/v

/**
 * Text that a person wrote: brought to NFC, trimmed, between 1 and `max` characters, any script.
 * Line breaks and tabs may stand in it; other control characters may not.
 */
export function text(max: number) {
  return z
    .string()
    .check(z.normalize('NFC'), z.trim(), z.minLength(1), z.maxLength(max))
    .refine((value) => value.isWellFormed() && !unprintable.test(value), rule('unprintable'))
}

/** One line of text: as {@link text}, without line breaks. */
export function line(max: number) {
  return text(max).refine((value) => !/[\r\n\t]/.test(value), rule('one_line'))
}
