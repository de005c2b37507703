import type { Refusal } from '@passerelle/domain/kernel'
import { describe, expect, it } from 'vitest'
import { languages } from '../core/languages.ts'
import { speakProblems, type TransportRefusal } from './index.ts'
import { places } from './places.ts'

type AnyRefusal = Refusal | TransportRefusal

/** One refusal of each code that has facts, so that their names can be held against the places of its sentence. */
const examples = {
  stale_version: { code: 'stale_version', current: 7 },
  illegal_transition: { code: 'illegal_transition', state: 'voided', allowed: [] },
  reason_required: { code: 'reason_required', allowed: ['no_capacity', 'out_of_area'] },
  consent_missing: { code: 'consent_missing', tiers: ['T1', 'T2'] },
  consent_ended: { code: 'consent_ended', state: 'revoked' },
  corridor_not_active: { code: 'corridor_not_active', state: 'suspended' },
  corridor_forbids: { code: 'corridor_forbids', what: 'tier', allowed: ['T0'] },
  safety_limit: { code: 'safety_limit', scope: 'SN', highest: 'T1' },
  transfer_basis_unavailable: { code: 'transfer_basis_unavailable', basis: 'consent' },
  contact_attempts_missing: { code: 'contact_attempts_missing', attempts: 3, ways: 2 },
  package_closed: { code: 'package_closed', state: 'draft' },
  on_hold: { code: 'on_hold', ground: 'complaint', until: '2027-03-01' },
  contact_refused: {
    code: 'contact_refused',
    what: 'outside_hours',
    hours: '08:00–18:00 (Africa/Dakar)',
  },
  already_exists: { code: 'already_exists', what: 'slug' },
  work_left: { code: 'work_left', cases: 40, deputyOf: 3 },
  limit_reached: { code: 'limit_reached', what: 'items', limit: 60 },
  not_possible: { code: 'not_possible', what: 'plan_frozen' },
  wrong_pin: { code: 'wrong_pin', left: 4 },
  paper_expired: { code: 'paper_expired', expiredAt: '2026-11-12T10:00:00.000Z' },
  paper_already_redeemed: { code: 'paper_already_redeemed', redeemedAt: '2026-11-12T10:00:00.000Z' },
  method_not_allowed: { code: 'method_not_allowed', allowed: ['GET', 'POST'] },
  too_large: { code: 'too_large', limit: 262_144 },
  quota_exceeded: { code: 'quota_exceeded', limit: 3_000, seconds: 31 },
} as const satisfies { readonly [Code in CodeWithFacts]: Extract<AnyRefusal, { readonly code: Code }> }

type CodeWithFacts = {
  [Code in AnyRefusal['code']]: Exclude<
    keyof Extract<AnyRefusal, { readonly code: Code }>,
    'code' | 'errors'
  > extends never
    ? never
    : Code
}[AnyRefusal['code']]

const speakers = {
  en: await speakProblems('en'),
  de: await speakProblems('de'),
  fr: await speakProblems('fr'),
  ar: await speakProblems('ar'),
}

const detail = (language: keyof typeof speakers, refusal: AnyRefusal) =>
  speakers[language].problem(refusal).detail

describe('a refusal', () => {
  it.each(Object.values(examples))('says each of its facts: $code', ({ code, ...facts }) => {
    expect([...places[`${code}.detail`]].toSorted()).toEqual(Object.keys(facts).toSorted())
  })

  it.each(languages)('never shows a gap, a brace or a code that has a word: %s', (language) => {
    for (const refusal of Object.values(examples)) {
      expect(detail(language, refusal)).not.toMatch(/[{}…]|undefined|out_of_area|plan_frozen|outside_hours/)
    }
  })

  it('says facts in the words of its language', () => {
    const facts = { state: 'awaiting_consent', allowed: ['give-consent', 'refuse'] }
    expect(detail('de', { code: 'illegal_transition', ...facts })).toBe(
      'Im jetzigen Zustand (wartet auf Einwilligung) ist das nicht möglich. Jetzt möglich: Einwilligung geben, Einwilligung verweigern.',
    )
    expect(detail('fr', examples.reason_required)).toBe(
      'Choisissez parmi : pas de capacité, hors de la zone desservie.',
    )
    expect(detail('de', { code: 'illegal_transition', state: 'ready', allowed: ['departed'] })).toContain(
      'Jetzt möglich: ausgereist.',
    )
    expect(detail('en', examples.illegal_transition)).toContain('Possible now: nothing.')
    expect(detail('fr', examples.already_exists)).toBe('Existe déjà ou est déjà pris : ce nom court.')
  })

  it('keeps each of its facts in one piece between Arabic words', () => {
    expect(detail('ar', examples.method_not_allowed)).toBe(
      'هذا العنوان يقبل \u2068GET\u2069، \u2068POST\u2069.',
    )
    expect(detail('ar', examples.stale_version)).toContain('الإصدار الآن \u20687\u2069')
    expect(detail('ar', examples.paper_expired)).toContain('\u20682026-11-12T10:00:00.000Z\u2069')
  })

  it('counts what it counts', () => {
    const left = (n: number) => detail('en', { code: 'wrong_pin', left: n })
    expect([left(0), left(1), left(4)].map((text) => text.split('. ')[1])).toEqual([
      'No try is left.',
      '1 try is left.',
      '4 tries are left.',
    ])
    expect(detail('ar', { code: 'wrong_pin', left: 2 })).toContain('بقيت محاولتان')
    expect(detail('ar', examples.contact_attempts_missing)).toContain('\u20683\u2069 محاولات')
  })

  it('that lets nothing cross says so', () => {
    const nothing = { code: 'safety_limit', scope: 'SN', highest: 'none' } as const
    expect(detail('en', nothing)).toContain('lets nothing cross to SN')
    expect(detail('en', examples.safety_limit)).toContain('lets no more than T1 cross to SN')
    expect(detail('ar', nothing)).toContain('بأن يعبر أي شيء إلى \u2068SN\u2069')
  })
})

describe('the rule of a field', () => {
  it('is said with its bound, and with a gap where nobody gave one', () => {
    expect(speakers.de.field({ code: 'too_big_string', params: { limit: 120 } })).toBe(
      'Höchstens 120 Zeichen.',
    )
    expect(speakers.fr.field({ code: 'too_small_array', params: { limit: 1 } })).toBe('Au moins 1 entrée.')
    expect(speakers.en.field({ code: 'not_later_than_end' })).toBe('An extension must end later than ….')
  })

  it('names the type that was expected in words', () => {
    expect(speakers.de.field({ code: 'wrong_type', params: { expected: 'array' } })).toBe(
      'Erwartet: eine Liste.',
    )
  })
})
