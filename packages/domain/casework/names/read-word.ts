import { readArabic } from './arabic.ts'
import { latinFromCyrillic } from './cyrillic.ts'
import { readLatin } from './latin.ts'
import type { Spelling } from './spelling.ts'
import { spelling } from './spelling.ts'

/**
 * Reads a folded word as sounds. A word in a script that is not known here has none, and is compared by its
 * letters alone.
 */
export function readWord(folded: string): Spelling {
  if (/\p{Script=Arabic}/u.test(folded)) return readArabic(folded)
  if (/\p{Script=Latin}/u.test(folded)) return readLatin(folded)
  if (/\p{Script=Cyrillic}/u.test(folded)) return { ...readLatin(latinFromCyrillic(folded)), folded }
  return spelling(folded, [], false)
}
