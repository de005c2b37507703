import type { OfferKind } from './kinds.ts'
import type { OfferLine } from './public-offer.ts'
import { wordsOf } from './words.ts'

/** By what somebody looks for an offer in one country. */
export type Sought = {
  readonly country: string
  readonly kind?: OfferKind | undefined
  /** A language that is spoken there. */
  readonly language?: string | undefined
  readonly words?: string | undefined
}

/** The word among those sought that leads to fewest offers, which is likely to be the longest; nothing without any. */
export function leadingWord(words: string | undefined): string | undefined {
  return wordsOf(words ?? '').toSorted((one, other) => other.length - one.length)[0]
}

/** Whether an offer is of the kind, in the language, and has a word that begins with each one sought. */
export function isSought({ kind, language, words }: Sought, line: OfferLine): boolean {
  return (
    (kind === undefined || line.kind === kind) &&
    (language === undefined || line.languages.includes(language)) &&
    wordsOf(words ?? '').every((sought) => line.words.some((word) => word.startsWith(sought)))
  )
}
