import type { FieldCode, FieldError, Refusal } from '@passerelle/domain/kernel'
import { speaker, type Value } from '../core/catalogue.ts'
import type { Language } from '../core/languages.ts'
import { loadTerms, type Term } from '../terms/term.ts'
import { places } from './places.ts'

/** Refusals before a rule of the domain is asked. */
export type TransportRefusal =
  | { readonly code: 'unauthenticated' }
  | { readonly code: 'method_not_allowed'; readonly allowed: readonly string[] }
  | { readonly code: 'unsupported_media_type' }
  | { readonly code: 'too_large'; readonly limit: number }
  | { readonly code: 'malformed'; readonly errors: readonly FieldError[] }
  /** More requests in a minute than the quota; `seconds` until the next minute. */
  | { readonly code: 'quota_exceeded'; readonly limit: number; readonly seconds: number }
  | { readonly code: 'unavailable' }
  | { readonly code: 'unexpected' }

export type ProblemCode = (Refusal | TransportRefusal)['code']

type Matter = Extract<Refusal, { readonly what: string }>['what']
type JsonType = 'string' | 'number' | 'int' | 'boolean' | 'object' | 'record' | 'array' | 'null' | 'never'

export type ProblemKey =
  | `${ProblemCode}.${'title' | 'detail'}`
  | `field.${FieldCode}`
  | `expected.${JsonType}`
  | `what.${Matter}`
  | 'none'

type Texts = Readonly<Record<ProblemKey, string>>

// Hardly any answer is a refusal: a language is loaded when the first of its sentences is said.
const files: Readonly<Record<Language, () => Promise<{ readonly default: Texts }>>> = {
  en: () => import('./en.lazy.json', { with: { type: 'json' } }),
  de: () => import('./de.lazy.json', { with: { type: 'json' } }),
  fr: () => import('./fr.lazy.json', { with: { type: 'json' } }),
  ar: () => import('./ar.lazy.json', { with: { type: 'json' } }),
}

/** The sentences of every refusal in one language. */
export type ProblemSpeaker = {
  title(code: ProblemCode): string
  /** A refusal for the person whom it stops: what it is, and what can be done about it. */
  problem(refusal: Refusal | TransportRefusal): { readonly title: string; readonly detail: string }
  /** The rule that a field has broken, with its bound where it is known. */
  field(error: Pick<FieldError, 'code' | 'params'>): string
}

const speakers = new Map<Language, Promise<ProblemSpeaker>>()

/** A language is loaded once, and each of its sentences parsed when it is first said. */
export function speakProblems(language: Language): Promise<ProblemSpeaker> {
  const known = speakers.get(language) ?? openSpeaker(language)
  speakers.set(language, known)
  return known
}

async function openSpeaker(language: Language): Promise<ProblemSpeaker> {
  const [{ default: texts }, terms] = await Promise.all([files[language](), loadTerms(language)])
  const { say, has } = speaker(language, texts, places)

  return {
    title: (code) => texts[`${code}.title`],

    problem({ code, ...facts }) {
      const said = Object.entries(facts).map(([name, fact]) => [name, inWords(name, fact)])
      return { title: texts[`${code}.title`], detail: filled(`${code}.detail`, Object.fromEntries(said)) }
    },

    field({ code, params = {} }) {
      const { expected, ...bounds } = params
      const type = expected !== undefined && { expected: word(['expected'], String(expected)) }
      return filled(`field.${code}`, { ...bounds, ...type })
    },
  }

  function filled(key: ProblemKey, values: Readonly<Record<string, Value>>): string {
    // The values go with the key, as both are of one refusal; that they are what its sentence asks for, a test proves.
    return say(key as 'too_large.detail', values as { readonly limit: Value })
  }

  function inWords(name: string, fact: unknown): Value {
    const kinds = name === 'allowed' ? ['command', 'reason', 'state'] : [name]
    if (!Array.isArray(fact)) return typeof fact === 'number' ? fact : word(kinds, String(fact))
    return fact.length === 0 ? texts.none : fact.map((each) => word(kinds, String(each)))
  }

  /** The word that the language has for a code of one of these kinds, and the code itself where it has none. */
  function word(kinds: readonly string[], code: string): string {
    for (const kind of kinds) {
      const key = `${kind}.${code}`
      if (has(key)) return texts[key]
      if (isTerm(key)) return terms[key]
    }
    return code
  }

  function isTerm(key: string): key is Term {
    return Object.hasOwn(terms, key)
  }
}
