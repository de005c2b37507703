/** What speaks for it that a vacancy is something for somebody. */
export const reasonKinds = [
  'occupation',
  'occupation_group',
  'certificate',
  'language',
  'region',
  'skill',
  'employment_type',
] as const
export type ReasonKind = (typeof reasonKinds)[number]

/** What is asked for, and was not found. */
export const gapKinds = ['certificate', 'language', 'region', 'skill', 'employment_type', 'start'] as const
export type GapKind = (typeof gapKinds)[number]

/**
 * A rule by which vacancies are found for somebody, as data. A vacancy is shown where one of `grounds` speaks for it: that
 * it is near, or in a language that somebody speaks, is no reason by itself. Every reason counts the same; those with more
 * of them stand first, then those that end first, then by their ids.
 */
export type MatchingRule = {
  readonly edition: number
  readonly grounds: readonly ReasonKind[]
  /** By how many digits of ISCO-08 two occupations are of one group: three are its minor groups. */
  readonly groupDigits: number
  /** So many are shown at the most. */
  readonly shown: number
}

/** All editions, the present one last. None is ever changed: an answer names the one by which it was made. */
export const matchingRules = [
  {
    edition: 1,
    grounds: ['occupation', 'occupation_group', 'certificate', 'skill'],
    groupDigits: 3,
    shown: 50,
  },
] as const satisfies readonly MatchingRule[]

/** The rule by which is matched now. */
export const [currentRule] = matchingRules
