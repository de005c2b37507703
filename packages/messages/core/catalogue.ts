import { isolated, listed } from './isolate.ts'
import type { Language } from './languages.ts'
import { type Message, messageOf } from './message.ts'

/** A value that can be put into a sentence. Each entry of a list is kept in one piece. */
export type Value = string | number | readonly string[]

/** By the key of a sentence, the names of the places in it where a value stands. */
type Places = Readonly<Record<string, readonly string[]>>

/** The values that a sentence asks for: none of it where it has no place, all of it where it has some. */
export type Values<P, Key, Of = Value> = [Key & keyof P] extends [never]
  ? readonly []
  : readonly [values: Readonly<Record<NamesIn<P[Key & keyof P]>, Of>>]

type NamesIn<Names> = Names extends readonly (infer Name extends string)[] ? Name : never

/** The sentences for one audience in one language. */
export type Speaker<Key extends string, P> = {
  readonly language: Language
  has(key: string): key is Key
  /** The sentence as text, with each value in one piece. */
  say<K extends Key>(key: K, ...values: Values<P, K>): string
  /** The sentence in pieces, for a page that puts more than text into it and isolates that by `<bdi>`. */
  pieces<K extends Key, Of>(
    key: K,
    ...values: Values<P, K, Of>
  ): readonly (string | { readonly put: Of | string })[]
}

/** The sentences for one audience, in every language. */
export type Catalogue<Key extends string, P> = {
  readonly texts: Readonly<Record<Language, Readonly<Record<Key, string>>>>
  readonly places: P
  in(language: Language): Speaker<Key, P>
  has(key: string): key is Key
  say<K extends Key>(language: Language, key: K, ...values: Values<P, K>): string
  pieces<K extends Key, Of>(
    language: Language,
    key: K,
    ...values: Values<P, K, Of>
  ): readonly (string | { readonly put: Of | string })[]
}

// A value that nobody knows leaves a visible gap; a sentence about a refusal must never fail itself.
const gap = '…'

/**
 * Makes a catalogue of message files. A key that is missing in one of the languages does not compile. A sentence with
 * places is ICU MessageFormat, parsed when it is first said; one without is plain text and never parsed.
 */
export function catalogue<Key extends string, const P extends Places>(
  texts: Readonly<Record<Language, Readonly<Record<Key, string>>>>,
  places: P,
): Catalogue<Key, P> {
  const speakers = {
    en: speaker('en', texts.en, places),
    de: speaker('de', texts.de, places),
    fr: speaker('fr', texts.fr, places),
    ar: speaker('ar', texts.ar, places),
  }
  return {
    texts,
    places,
    in: (language) => speakers[language],
    has: speakers.en.has,
    say: (language, ...said) => speakers[language].say(...said),
    pieces: (language, ...said) => speakers[language].pieces(...said),
  }
}

/** Speaks one language: for a page that loads the texts of the chosen one and leaves the others where they are. */
export function speaker<Key extends string, const P extends Places>(
  language: Language,
  texts: Readonly<Record<Key, string>>,
  places: P,
): Speaker<Key, P> {
  const parsed = new Map<Key, Message>()
  const message = (key: Key): Message => {
    const known = parsed.get(key) ?? messageOf(language, texts[key])
    parsed.set(key, known)
    return known
  }
  const pieces = <Of>(key: Key, values: Readonly<Record<string, Of>> = {}) => {
    const names = places[key]
    if (names === undefined) return [texts[key]]
    return message(key)<Of | string>(Object.fromEntries(names.map((name) => [name, values[name] ?? gap])))
  }
  return {
    language,
    has: (key): key is Key => Object.hasOwn(texts, key),
    say: (key, ...[values]) =>
      pieces<Value>(key, values)
        .map((piece) => (typeof piece === 'string' ? piece : textOf(language, piece.put)))
        .join(''),
    pieces: (key, ...[values]) => pieces(key, values),
  }
}

function textOf(language: Language, value: Value): string {
  return typeof value === 'object' ? listed(language, value) : isolated(language, String(value))
}
