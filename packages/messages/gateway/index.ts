import { isolated } from '../core/isolate.ts'
import { languages } from '../core/languages.ts'
import ar from '../problems/ar.lazy.json' with { type: 'json' }
import de from '../problems/de.lazy.json' with { type: 'json' }
import en from '../problems/en.lazy.json' with { type: 'json' }
import fr from '../problems/fr.lazy.json' with { type: 'json' }
import own from './en.json' with { type: 'json' }

/** Refusals that are the gateway's alone, or of which it knows less than a function does. */
type OwnCode = 'not_a_member' | 'too_large' | 'too_many_requests' | 'rejected'

/** Refusals that a function gives in the same words. */
type SharedCode =
  | 'unauthenticated'
  | 'forbidden'
  | 'not_found'
  | 'unsupported_media_type'
  | 'unexpected'
  | 'unavailable'

export type GatewayCode = OwnCode | SharedCode

type Part = 'title' | 'detail'

const texts: Readonly<Record<`${GatewayCode}.${Part}`, string>> = { ...en, ...own }
const shared = { en, de, fr, ar }

/**
 * The gateway's own answers, before any function is reached. It cannot know a caller's language. A wrong PIN stops
 * people who read one language alone, so that answer says itself in each; programs and their makers read all others, in
 * English. None of it says what exists.
 */
export function gatewayText(code: GatewayCode): Readonly<Record<Part, string>> {
  if (code !== 'unauthenticated') return { title: texts[`${code}.title`], detail: texts[`${code}.detail`] }
  return { title: inEach('title'), detail: inEach('detail') }
}

function inEach(part: Part): string {
  return languages.map((language) => isolated('en', shared[language][`unauthenticated.${part}`])).join(' · ')
}
