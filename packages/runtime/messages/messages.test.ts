import { stages } from '@passerelle/domain/casework'
import { appointmentStates, referralStates, sections, tasks } from '@passerelle/domain/exchange'
import { memberStates, tenantStates } from '@passerelle/domain/tenancy'
import { describe, expect, it } from 'vitest'
import { statusOf } from '../http/problem.ts'
import ar from './ar.json' with { type: 'json' }
import de from './de.json' with { type: 'json' }
import en from './en.json' with { type: 'json' }
import fr from './fr.json' with { type: 'json' }
import { phrase } from './phrase.ts'
import { spoken } from './sources.ts'

const catalogues: [string, Record<string, string>][] = [
  ['en', en],
  ['de', de],
  ['fr', fr],
  ['ar', ar],
]

// Rules that no source states, because they are read from what the validation found.
const rulesOfTheValidation = [
  'required',
  'custom',
  'wrong_type',
  'not_allowed',
  'wrong_format',
  'empty',
  'not_above',
  'not_below',
  'not_a_multiple',
  ...['string', 'array', 'value'].flatMap((size) => [`too_small_${size}`, `too_big_${size}`]),
  'impossible_date',
  'impossible_instant',
  'invalid_email',
  ...['not_json', 'too_deep', 'forbidden_key', 'repeated_key'],
]
const types = ['string', 'number', 'int', 'boolean', 'object', 'record', 'array', 'null', 'never']
const states = [
  ...[...tenantStates, ...memberStates, ...stages, ...referralStates],
  ...['proposed', 'ended', 'outside_validity'], // corridor
  ...['planned', 'booked', 'done', 'partly', 'cancelled'], // plan item
  ...['draft', 'agreed', 'offered', 'withdrawn'], // plan, module
  ...['revoked', 'expired'], // consent
  ...appointmentStates,
]

const { rules, matters, unclear } = spoken()
const wanted = new Set([
  ...Object.keys(statusOf).flatMap((code) => [`${code}.title`, `${code}.detail`]),
  ...[...rules, ...rulesOfTheValidation].map((code) => `field.${code}`),
  ...types.map((type) => `expected.${type}`),
  ...[...matters, 'kind', 'tier', 'purpose'].map((what) => `what.${what}`),
  ...[...Object.keys(sections), 'planItems'].map((section) => `what.package.${section}`),
  ...states.map((state) => `state.${state}`),
  ...tasks.map((task) => `task.${task}`),
  'allowed.none',
  'highest.none',
  ...['waits', 'escalated', 'daily'].flatMap((letter) => [`mail.${letter}.subject`, `mail.${letter}`]),
  'mail.end',
])

const placeholders = (sentence = '') => (sentence.match(/\{\w+\}/g) ?? []).toSorted()

describe('whatever can be refused', () => {
  it('is named in the sources in a way that this test understands', () => {
    expect(unclear).toEqual([])
    expect(rules.size).toBeGreaterThan(40)
    expect([...rules]).toEqual(expect.arrayContaining(['unknown_module', 'too_late', 'telegram_name']))
  })

  it.each(catalogues)('has its words, and there are no others: %s', (_, catalogue) => {
    const present = Object.keys(catalogue)
    expect([...wanted].filter((key) => !present.includes(key))).toEqual([])
    expect(present.filter((key) => !wanted.has(key))).toEqual([])
  })

  it.each(catalogues)('is said with the same facts as in English: %s', (_, catalogue) => {
    const differing = Object.entries<string>(en).filter(
      ([key, sentence]) => placeholders(sentence).join() !== placeholders(catalogue[key]).join(),
    )
    expect(differing).toEqual([])
  })

  it.each(catalogues.slice(1))('is said in the language itself: %s', (language, catalogue) => {
    const same = Object.entries<string>(en).filter(
      ([key, sentence]) => catalogue[key] === sentence && /[A-Za-z]{6}/.test(sentence),
    )
    expect(same.filter(([key]) => !key.startsWith('expected.'))).toEqual([])
    if (language === 'ar')
      for (const sentence of Object.values(catalogue)) expect(sentence).toMatch(/\p{Script=Arabic}|^null$/u)
  })
})

describe('a sentence', () => {
  it('says facts in the words of its language, and codes as they are', () => {
    const facts = { state: 'awaiting_consent', allowed: ['give-consent', 'withdraw'] }
    expect(phrase('de', 'illegal_transition.detail', facts)).toBe(
      'Im jetzigen Zustand (wartet auf Einwilligung) ist das nicht möglich. Jetzt möglich: give-consent, withdraw.',
    )
    expect(phrase('en', 'illegal_transition.detail', { state: 'voided', allowed: [] })).toContain(
      'Possible now: nothing.',
    )
    expect(phrase('fr', 'already_exists.detail', { what: 'slug' })).toBe(
      'Existe déjà ou est déjà pris : ce nom court.',
    )
  })

  it('keeps Latin codes in one piece between Arabic words', () => {
    expect(phrase('ar', 'method_not_allowed.detail', { allowed: ['GET', 'POST'] })).toBe(
      'هذا العنوان يقبل \u2068GET\u2069, \u2068POST\u2069.',
    )
    expect(phrase('ar', 'stale_version.detail', { current: 7 })).toContain('الإصدار الآن 7')
  })

  it('is a plain one where there is none of its own', () => {
    expect(phrase('de', 'field.constructor', {})).toBe('This is not valid.')
  })
})
