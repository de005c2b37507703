import { closingReasons, stages } from '@passerelle/domain/casework'
import {
  appointmentStates,
  clockCommands,
  commandNames,
  outcomes,
  policyKeys,
  reasonSchema,
  referralStates,
  sectionRules,
  tasks,
  transitions,
} from '@passerelle/domain/exchange'
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

/** What the table of transitions, and what it stands on, say in codes. */
const path = {
  command: [...new Set(transitions.map(({ command }) => command))],
  reason: [...reasonSchema.options, ...closingReasons],
  outcome: outcomes,
  limit: policyKeys,
}
// What is done with a tenant, a corridor or an appointment.
const otherCommands = ['sign', 'suspend', 'end', 'agree', 'cancel', 'record']

const { rules, matters, unclear } = spoken()
const wanted = new Set([
  ...Object.keys(statusOf).flatMap((code) => [`${code}.title`, `${code}.detail`]),
  ...[...rules, ...rulesOfTheValidation].map((code) => `field.${code}`),
  ...types.map((type) => `expected.${type}`),
  ...[...matters, 'kind', 'tier', 'purpose'].map((what) => `what.${what}`),
  ...[...Object.keys(sectionRules).filter((section) => section !== 'planItem'), 'planItems'].map(
    (section) => `what.package.${section}`,
  ),
  ...states.map((state) => `state.${state}`),
  ...tasks.map((task) => `task.${task}`),
  ...Object.entries(path).flatMap(([kind, codes]) => codes.map((code) => `${kind}.${code}`)),
  ...otherCommands.map((command) => `command.${command}`),
  'allowed.none',
  'highest.none',
  ...['waits', 'escalated', 'daily'].flatMap((letter) => [`mail.${letter}.subject`, `mail.${letter}`]),
  'mail.end',
])

const placeholders = (sentence = '') => (sentence.match(/\{\w+\}/g) ?? []).toSorted()

/** Where a message file and what can be said disagree. */
function disagreements(catalogue: Readonly<Record<string, string>>) {
  const present = Object.keys(catalogue)
  return {
    missing: [...wanted].filter((key) => !present.includes(key)),
    superfluous: present.filter((key) => !wanted.has(key)),
    otherFacts: Object.entries<string>(en).flatMap(([key, sentence]) =>
      placeholders(sentence).join() === placeholders(catalogue[key]).join() ? [] : [key],
    ),
  }
}
const agreement = { missing: [], superfluous: [], otherFacts: [] }

describe('whatever can be refused', () => {
  it('is named in the sources in a way that this test understands', () => {
    expect(unclear).toEqual([])
    expect(rules.size).toBeGreaterThan(40)
    expect([...rules]).toEqual(expect.arrayContaining(['unknown_module', 'too_late', 'telegram_name']))
  })

  it.each(catalogues)(
    'has its words with the same facts as in English, and no others: %s',
    (_, catalogue) => {
      expect(disagreements(catalogue)).toEqual(agreement)
    },
  )

  it('covers every row of the table of transitions, and what has no row has no word', () => {
    expect(path.command.toSorted()).toEqual(['create', ...commandNames, ...clockCommands].toSorted())
    for (const { reason, reasons = [], starts = [] } of transitions) {
      expect(path.limit).toEqual(expect.arrayContaining([...starts]))
      expect(path.reason).toEqual(expect.arrayContaining([...reasons, ...(reason ? [reason] : [])]))
    }
  })

  it.each(catalogues)(
    'is missed when it has no word, has one too many, or other facts: %s',
    (_, catalogue) => {
      for (const key of ['command.accept', 'reason.no_capacity', 'outcome.employed', 'limit.decision']) {
        const { [key]: word = '', ...others } = catalogue
        expect(disagreements(others).missing).toEqual([key])
        expect(disagreements({ ...others, [`${key}ed`]: word }).superfluous).toEqual([`${key}ed`])
        expect(disagreements({ ...others, [key]: `${word} {state}` }).otherFacts).toEqual([key])
      }
    },
  )

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
  it('says facts in the words of its language', () => {
    const facts = { state: 'awaiting_consent', allowed: ['give-consent', 'withdraw'] }
    expect(phrase('de', 'illegal_transition.detail', facts)).toBe(
      'Im jetzigen Zustand (wartet auf Einwilligung) ist das nicht möglich. Jetzt möglich: Einwilligung geben, zurückziehen.',
    )
    expect(phrase('fr', 'reason_required.detail', { allowed: ['no_capacity', 'out_of_area'] })).toBe(
      'Choisissez parmi : pas de capacité, hors de la zone desservie.',
    )
    expect(phrase('de', 'illegal_transition.detail', { state: 'ready', allowed: ['departed'] })).toContain(
      'Jetzt möglich: ausgereist.',
    )
    expect(phrase('en', 'illegal_transition.detail', { state: 'voided', allowed: [] })).toContain(
      'Possible now: nothing.',
    )
    expect(phrase('fr', 'already_exists.detail', { what: 'slug' })).toBe(
      'Existe déjà ou est déjà pris : ce nom court.',
    )
  })

  it('has one word for one code that may be chosen, whatever kind it is of', () => {
    const codes = ['command', 'reason', 'state'].flatMap((kind) =>
      [...wanted].flatMap((key) => (key.startsWith(`${kind}.`) ? [key.slice(kind.length + 1)] : [])),
    )
    expect(new Set(codes).size).toBe(codes.length)
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
