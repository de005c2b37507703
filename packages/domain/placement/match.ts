import * as z from 'zod'
import { cefrLevelSchema, isco08Schema, languageSchema, reaches } from '../kernel/codes/index.ts'
import { employmentTypes, regionSchema, type Vacancy } from '../vacancies/index.ts'
import { currentRule, type MatchingRule } from './matching-rules.ts'
import type { Profile } from './work-profile.ts'

const wanted = {
  certificate: z.strictObject({ kind: z.literal('certificate'), isco08: isco08Schema }),
  region: z.strictObject({ kind: z.literal('region'), region: regionSchema }),
  skill: z.strictObject({ kind: z.literal('skill'), skill: z.string() }),
  employmentType: z.strictObject({
    kind: z.literal('employment_type'),
    employmentType: z.enum(employmentTypes),
  }),
}
const language = { kind: z.literal('language'), language: languageSchema, level: cefrLevelSchema.optional() }

/** A reason for which a vacancy is shown, with what is the same in both. */
export const reasonSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('occupation'), isco08: isco08Schema }),
  /** `isco08` is the group that holds both. */
  z.strictObject({ kind: z.literal('occupation_group'), isco08: isco08Schema }),
  wanted.certificate,
  z.strictObject(language),
  wanted.region,
  wanted.skill,
  wanted.employmentType,
])
export type Reason = z.infer<typeof reasonSchema>

/** Something that a vacancy asks for and the profile does not say. */
export const gapSchema = z.discriminatedUnion('kind', [
  wanted.certificate,
  /** `spoken` is how well the person speaks it, where they do. */
  z.strictObject({ ...language, spoken: cefrLevelSchema.optional() }),
  wanted.region,
  wanted.skill,
  wanted.employmentType,
  /** They could begin only after the last day of the vacancy. */
  z.strictObject({ kind: z.literal('start') }),
])
export type Gap = z.infer<typeof gapSchema>

/** All of somebody that is compared: what they agreed to, and the occupations of the certificates that they hold. */
export type Matched = { readonly profile: Profile; readonly certified: readonly string[] }

/** All of a vacancy that is compared. */
export type Wanted = Pick<
  Vacancy,
  | 'id'
  | 'isco08'
  | 'employmentType'
  | 'workplace'
  | 'languages'
  | 'certificates'
  | 'skills'
  | 'validThrough'
  | 'endsAt'
>

export type Match<Of extends Wanted = Wanted> = {
  readonly vacancy: Of
  readonly reasons: readonly Reason[]
  readonly missing: readonly Gap[]
}

/** The vacancies for which something speaks, in the order of the rule. */
export function matches<Of extends Wanted>(
  person: Matched,
  vacancies: readonly Of[],
  rule: MatchingRule = currentRule,
): readonly Match<Of>[] {
  return vacancies
    .map((vacancy) => ({ vacancy, ...compared(person, vacancy, rule) }))
    .filter(({ reasons }) => reasons.some(({ kind }) => rule.grounds.includes(kind)))
    .toSorted(inOrder)
}

function inOrder(one: Match, other: Match): number {
  return (
    other.reasons.length - one.reasons.length ||
    compare(one.vacancy.endsAt, other.vacancy.endsAt) ||
    compare(one.vacancy.id, other.vacancy.id)
  )
}

function compare(one: string, other: string): number {
  return one < other ? -1 : Number(one > other)
}

/** Either one, where it is clear; nothing where a vacancy leaves it open. */
type Compared = { readonly reason: Reason } | { readonly gap: Gap }

function compared({ profile, certified }: Matched, vacancy: Wanted, { groupDigits }: MatchingRule) {
  const all: readonly Compared[] = [
    ...occupationIn(profile, vacancy, groupDigits),
    ...vacancy.certificates.map((isco08) =>
      found(certified.includes(isco08), { kind: 'certificate', isco08 } as const),
    ),
    ...vacancy.languages.map((asked) => languageIn(profile, asked)),
    ...regionIn(profile, vacancy),
    ...vacancy.skills.map((skill) =>
      found(
        profile.skills.some((own) => isSameSkill(own, skill)),
        { kind: 'skill', skill } as const,
      ),
    ),
    ...employmentIn(profile, vacancy),
    ...(profile.earliestOn !== undefined && profile.earliestOn > vacancy.validThrough
      ? [{ gap: { kind: 'start' } } as const]
      : []),
  ]
  return {
    reasons: all.flatMap((each) => ('reason' in each ? [each.reason] : [])),
    missing: all.flatMap((each) => ('gap' in each ? [each.gap] : [])),
  }
}

function found(isFound: boolean, asked: Reason & Gap): Compared {
  return isFound ? { reason: asked } : { gap: asked }
}

/** The same occupation, else the first group that one of the person's is in with it; a code that has fewer digits is compared by them. */
function occupationIn(
  { occupations }: Profile,
  { isco08 }: Wanted,
  groupDigits: number,
): readonly Compared[] {
  if (occupations.includes(isco08)) return [{ reason: { kind: 'occupation', isco08 } }]
  const groups = occupations.map((own) => {
    const digits = Math.min(groupDigits, own.length, isco08.length)
    return own.slice(0, digits) === isco08.slice(0, digits) ? isco08.slice(0, digits) : undefined
  })
  const group = groups.find((each) => each !== undefined)
  return group === undefined ? [] : [{ reason: { kind: 'occupation_group', isco08: group } }]
}

function languageIn({ languages }: Profile, asked: Wanted['languages'][number]): Compared {
  const spoken = languages.find(({ language }) => language === asked.language)?.level
  const isEnough = spoken !== undefined && (asked.level === undefined || reaches(spoken, asked.level))
  return isEnough
    ? { reason: { kind: 'language', ...asked } }
    : { gap: { kind: 'language', ...asked, ...(spoken && { spoken }) } }
}

/** A vacancy that names no part of its country leaves open whether it is in one of somebody's. */
function regionIn({ regions }: Profile, { workplace }: Wanted): readonly Compared[] {
  const { country, region } = workplace
  const place = { kind: 'region', region: { country, ...(region && { region }) } } as const
  const there = regions.filter((each) => each.country === country)
  if (there.some((each) => each.region === undefined || each.region === region)) return [{ reason: place }]
  return there.length > 0 && region === undefined ? [] : [{ gap: place }]
}

/** Somebody who named no kind takes any: no reason, and nothing that is missing. */
function employmentIn(profile: Profile, { employmentType }: Wanted): readonly Compared[] {
  if (profile.employmentTypes.length === 0) return []
  return [
    found(profile.employmentTypes.includes(employmentType), {
      kind: 'employment_type',
      employmentType,
    } as const),
  ]
}

/** Whether all words of the one stand in the other, however they are spelled and in whatever order. */
function isSameSkill(one: string, other: string): boolean {
  const [mine, theirs] = [wordsOf(one), wordsOf(other)]
  if (mine.size === 0 || theirs.size === 0) return false
  return isWithin(mine, theirs) || isWithin(theirs, mine)
}

function isWithin(some: ReadonlySet<string>, all: ReadonlySet<string>): boolean {
  return [...some].every((word) => all.has(word))
}

function wordsOf(skill: string): ReadonlySet<string> {
  const folded = skill.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
  return new Set(folded.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== ''))
}
