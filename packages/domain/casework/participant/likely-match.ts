import * as z from 'zod'
import { plainNumber } from '../../kernel/index.ts'
import { type Participant, participantSchema } from './participant.ts'
import { birthYearOf, caseloadSummarySchema } from './summary.ts'

/** The grounds on which two cases are likely to be of one person. */
export const matchGrounds = ['name', 'birth', 'phone'] as const

export type MatchGround = (typeof matchGrounds)[number]

/** A case that is likely to be of a person who has just been taken in. */
export const likelyMatchSchema = caseloadSummarySchema
  .pick({ names: true, birthYear: true, stage: true, coachId: true })
  .extend({
    participantId: participantSchema.shape.id,
    grounds: z.array(z.enum(matchGrounds)).min(1).max(matchGrounds.length),
  })
  .strict()

export type LikelyMatch = z.infer<typeof likelyMatchSchema>

/** The most matches that are told. */
export const maxLikelyMatches = 5

/** How alike names must be, from 0 to 1: with the same telephone, with the same birth, and alone. */
const likeEnough = { phone: 0.6, birth: 0.75, name: 0.9 } as const

/** Below this likeness of names nothing else makes two people one. */
export const leastLikeness = likeEnough.phone

type Known = Pick<Participant, 'birth' | 'channels'>

/**
 * The grounds on which two people are likely to be one, by how alike their names are; nothing where they are not. A
 * birth that differs speaks against it, unless they have the same telephone.
 */
export function matchGroundsOf(
  one: Known,
  other: Known,
  likeness: number,
): readonly MatchGround[] | undefined {
  const isSamePhone = numbersOf(one).some((number) => numbersOf(other).includes(number))
  const birth = isSameBirth(one.birth, other.birth)
  if (birth === false && !isSamePhone) return undefined
  const least = isSamePhone ? likeEnough.phone : birth ? likeEnough.birth : likeEnough.name
  if (likeness < least) return undefined
  return ['name', ...(birth ? (['birth'] as const) : []), ...(isSamePhone ? (['phone'] as const) : [])]
}

/** A case as the member who took the person in is told of it. */
export function toLikelyMatch(other: Participant, grounds: readonly MatchGround[]): LikelyMatch {
  const { id, names, stage, coachId } = other
  const birthYear = birthYearOf(other)
  return {
    participantId: id,
    names,
    stage,
    coachId,
    grounds: [...grounds],
    ...(birthYear !== undefined && { birthYear }),
  }
}

/** Nothing where one of the two is not known. Where one is known by year only, the years decide. */
function isSameBirth(one: Participant['birth'], other: Participant['birth']): boolean | undefined {
  if (one?.date !== undefined && other?.date !== undefined) return one.date === other.date
  const [year, otherYear] = [one, other].map((birth) => birthYearOf({ birth }))
  return year === undefined || otherYear === undefined ? undefined : year === otherYear
}

const numbered: ReadonlySet<string> = new Set(['phone', 'sms', 'whatsapp', 'signal', 'telegram'])

/** The numbers of a person, whichever way they are written. */
function numbersOf({ channels }: Known): readonly string[] {
  return channels
    .filter(({ kind, value }) => numbered.has(kind) && !value.startsWith('@'))
    .map(({ value }) => plainNumber(value))
}
