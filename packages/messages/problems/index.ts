import type { FieldCode, FieldError, Refusal } from '@passerelle/domain/kernel'
import { catalogue, type Value } from '../core/catalogue.ts'
import type { Language } from '../core/languages.ts'
import { terms } from '../terms/index.ts'
import ar from './ar.json' with { type: 'json' }
import de from './de.json' with { type: 'json' }
import en from './en.json' with { type: 'json' }
import fr from './fr.json' with { type: 'json' }

/** Refusals before a rule of the domain is asked. */
export type TransportRefusal =
  | { readonly code: 'unauthenticated' }
  | { readonly code: 'method_not_allowed'; readonly allowed: readonly string[] }
  | { readonly code: 'unsupported_media_type' }
  | { readonly code: 'too_large'; readonly limit: number }
  | { readonly code: 'malformed'; readonly errors: readonly FieldError[] }
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

const english: Readonly<Record<ProblemKey, string>> = en

/** The sentences of every refusal. `problemText` and `fieldText` say them with their facts in words. */
export const problems = catalogue(
  { en: english, de, fr, ar },
  {
    'method_not_allowed.detail': ['allowed'],
    'illegal_transition.detail': ['state', 'allowed'],
    'already_exists.detail': ['what'],
    'limit_reached.detail': ['limit', 'what'],
    'work_left.detail': ['cases', 'deputyOf'],
    'not_possible.detail': ['what'],
    'corridor_not_active.detail': ['state'],
    'corridor_forbids.detail': ['what', 'allowed'],
    'safety_limit.detail': ['highest', 'scope'],
    'package_closed.detail': ['state'],
    'contact_refused.detail': ['what', 'hours'],
    'stale_version.detail': ['current'],
    'too_large.detail': ['limit'],
    'reason_required.detail': ['allowed'],
    'consent_missing.detail': ['tiers'],
    'consent_ended.detail': ['state'],
    'contact_attempts_missing.detail': ['attempts', 'ways'],
    'transfer_basis_unavailable.detail': ['basis'],
    'wrong_pin.detail': ['left'],
    'paper_expired.detail': ['expiredAt'],
    'paper_already_redeemed.detail': ['redeemedAt'],
    'field.wrong_type': ['expected'],
    'field.too_small_string': ['limit'],
    'field.too_small_array': ['limit'],
    'field.too_small_value': ['limit'],
    'field.too_big_string': ['limit'],
    'field.too_big_array': ['limit'],
    'field.too_big_value': ['limit'],
    'field.not_allowed': ['allowed'],
    'field.not_above': ['limit'],
    'field.not_below': ['limit'],
    'field.not_a_multiple': ['step'],
    'field.too_deep': ['limit'],
    'field.not_later_than_end': ['end'],
    'field.site_left_out': ['site'],
    'field.implausible_birth': ['earliest'],
    'field.implausible_date': ['calendar', 'gregorian', 'earliest', 'latest'],
    'field.before_departure': ['departure'],
    'field.before_contact': ['contact'],
    'field.more_than_planned': ['planned'],
    'field.attended_item_left_out': ['item'],
    'field.leads_nowhere': ['missing'],
    'field.opens_only_with': ['tier', 'missing'],
    'field.nothing_in_tier': ['tier'],
  },
)

/** A refusal for the person whom it stops: what it is, and what can be done about it. */
export function problemText(
  language: Language,
  { code, ...facts }: Refusal | TransportRefusal,
): { readonly title: string; readonly detail: string } {
  const said = Object.entries(facts).map(([name, fact]) => [name, inWords(language, name, fact)])
  return {
    title: problems.texts[language][`${code}.title`],
    detail: filled(language, `${code}.detail`, Object.fromEntries(said)),
  }
}

/** The rule that a field has broken, with its bound where it is known. */
export function fieldText(
  language: Language,
  { code, params = {} }: Pick<FieldError, 'code' | 'params'>,
): string {
  const { expected, ...bounds } = params
  const type = expected !== undefined && { expected: word(language, ['expected'], String(expected)) }
  return filled(language, `field.${code}`, { ...bounds, ...type })
}

function filled(language: Language, key: ProblemKey, values: Readonly<Record<string, Value>>): string {
  // The values go with the key, as both are of one refusal; that they are what its sentence asks for, a test proves.
  return problems.say(language, key as 'too_large.detail', values as { readonly limit: Value })
}

function inWords(language: Language, name: string, fact: unknown): Value {
  const kinds = name === 'allowed' ? ['command', 'reason', 'state'] : [name]
  if (!Array.isArray(fact)) return typeof fact === 'number' ? fact : word(language, kinds, String(fact))
  const { none } = problems.texts[language]
  return fact.length === 0 ? none : fact.map((each) => word(language, kinds, String(each)))
}

/** The word that the language has for a code of one of these kinds, and the code itself where it has none. */
function word(language: Language, kinds: readonly string[], code: string): string {
  for (const kind of kinds) {
    const key = `${kind}.${code}`
    if (problems.has(key)) return problems.texts[language][key]
    if (terms.has(key)) return terms.texts[language][key]
  }
  return code
}
