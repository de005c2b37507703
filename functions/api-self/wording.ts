import { type Direction, directionOf, type Language } from '@passerelle/messages'

/** In which language an answer is, and how that is written. */
export type Wording = { readonly lang: Language; readonly dir: Direction }

export function wordingOf(language: Language): Wording {
  return { lang: language, dir: directionOf(language) }
}
