import type { IndicatorKey } from './indicator-keys.ts'
import type { Occurrence } from './occurrence.ts'

/** What has to have happened: something of a kind, and where that says so, one of these more exactly. */
export type Happened =
  | { readonly what: Occurrence['what']; readonly is?: readonly string[]; readonly ofReturning?: true }
  | { readonly what: 'returned' }

/**
 * A rule by which is counted, as data (glossary: Indicator). `persons` counts each person once in a programme, on the first
 * day on which all of it had happened; `measures` counts each time, `units` sums the teaching units up, and `modules` counts
 * what was taught, each module once.
 */
export type CountingRule = {
  readonly key: IndicatorKey
  readonly counts: 'persons' | 'measures' | 'units' | 'modules'
  readonly all: readonly Happened[]
  /** Whose rule it is, with the code that they have for it. */
  readonly of: { readonly body: 'amif' | 'bmz' | 'programme'; readonly code?: string }
}

const own = { body: 'programme' } as const

/** All rules that count at one time. A rule that is to count otherwise is a new edition; none is ever changed. */
export type RuleEdition = { readonly edition: number; readonly rules: readonly CountingRule[] }

/** The rules of the first edition. */
const firstRules = [
  { key: 'participants', counts: 'persons', all: [{ what: 'accompanied' }], of: own },
  { key: 'trained', counts: 'persons', all: [{ what: 'attended' }], of: own },
  { key: 'certified', counts: 'persons', all: [{ what: 'certified', is: ['competence'] }], of: own },
  { key: 'recognised', counts: 'persons', all: [{ what: 'certified', is: ['recognition'] }], of: own },
  { key: 'returned', counts: 'persons', all: [{ what: 'returned' }], of: own },
  {
    key: 'certified_and_returned',
    counts: 'persons',
    all: [{ what: 'certified', is: ['competence'] }, { what: 'returned' }],
    of: own,
  },
  {
    key: 'in_work',
    counts: 'persons',
    all: [{ what: 'followed_up', is: ['employed', 'self_employed'] }],
    of: own,
  },
  {
    key: 'certified_in_work',
    counts: 'persons',
    all: [
      { what: 'certified', is: ['competence'] },
      { what: 'followed_up', is: ['employed', 'self_employed'] },
    ],
    of: own,
  },
  {
    key: 'recognised_in_work',
    counts: 'persons',
    all: [
      { what: 'certified', is: ['recognition'] },
      { what: 'followed_up', is: ['employed', 'self_employed'] },
    ],
    of: own,
  },
  { key: 'founded', counts: 'persons', all: [{ what: 'founded' }], of: own },
  { key: 'teaching_units', counts: 'units', all: [{ what: 'attended' }], of: own },
  { key: 'modules_taught', counts: 'modules', all: [{ what: 'attended' }], of: own },
  {
    key: 'reintegration_assistance',
    counts: 'persons',
    all: [{ what: 'attended', ofReturning: true }],
    of: { body: 'amif', code: 'O.3.3' },
  },
  {
    key: 'voluntarily_returned',
    counts: 'persons',
    all: [{ what: 'returned' }],
    of: { body: 'amif', code: 'R.3.6' },
  },
  {
    key: 'support_measures',
    counts: 'measures',
    all: [{ what: 'attended' }, { what: 'certified' }, { what: 'followed_up' }],
    of: { body: 'bmz' },
  },
] as const satisfies readonly CountingRule[]

/**
 * The rules of each edition. None names a stay: whether somebody returns is theirs to decide, and no figure weighs it
 * (domain.md N18). Codes of AMIF by Regulation (EU) 2021/1147, Annex VIII; which of it counts as reintegration assistance,
 * the managing authority says. Where a new edition counts otherwise what has happened already, figures are made anew after
 * its release.
 */
export const ruleEditions = [
  { edition: 1, rules: firstRules },
  // Work that the organisation found for people, which is apart from whether they work when they are asked later.
  {
    edition: 2,
    rules: [...firstRules, { key: 'hired', counts: 'persons', all: [{ what: 'hired' }], of: own }],
  },
] as const satisfies readonly RuleEdition[]

/** The edition that counts now: the last one. */
export const [, currentEdition] = ruleEditions
