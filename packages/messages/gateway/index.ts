import shared from '../problems/en.lazy.json' with { type: 'json' }
import own from './en.json' with { type: 'json' }

/** Refusals that are the gateway's alone, or of which it knows less than a function does. */
type OwnCode = 'too_large' | 'too_many_requests' | 'rejected'

/** Refusals that a function gives in the same words. */
type SharedCode =
  | 'unauthenticated'
  | 'forbidden'
  | 'not_found'
  | 'unsupported_media_type'
  | 'unexpected'
  | 'unavailable'

export type GatewayCode = OwnCode | SharedCode

type Key = `${GatewayCode}.${'title' | 'detail'}`

const texts: Readonly<Record<Key, string>> = { ...shared, ...own }

/**
 * The gateway's own answers, before any function is reached. It cannot know a caller's language, so this is in
 * English alone. None of it says what exists.
 */
export function gatewayText(code: GatewayCode): { readonly title: string; readonly detail: string } {
  return { title: texts[`${code}.title`], detail: texts[`${code}.detail`] }
}
