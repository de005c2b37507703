import * as z from 'zod'
import { idSchema } from '../../kernel/index.ts'
import { type Participant, participantSchema } from './participant.ts'
import { caseloadSummarySchema } from './summary.ts'

/** What speaks for two cases being of one person. */
export const matchGrounds = ['name', 'birth', 'phone'] as const

export type MatchGround = (typeof matchGrounds)[number]

/**
 * A case that is likely to be of a person who has just been taken in. Of a case out of the member's reach nothing is
 * told but its coach, who can be asked.
 */
export const likelyMatchSchema = z.strictObject({
  participantId: idSchema<'participant'>().optional(),
  names: caseloadSummarySchema.shape.names.optional(),
  birthYear: caseloadSummarySchema.shape.birthYear,
  stage: participantSchema.shape.stage.optional(),
  coachId: participantSchema.shape.coachId,
  grounds: z.array(z.enum(matchGrounds)).min(1).max(matchGrounds.length),
})

export type LikelyMatch = z.infer<typeof likelyMatchSchema>

/** So many are worth looking at. */
export const maxLikelyMatches = 5

// How alike names must be, from 0 to 1: with the same telephone, with the same birth, and alone.
const likeEnough = { phone: 0.6, birth: 0.75, name: 0.9 } as const

type Known = Pick<Participant, 'birth' | 'channels'>

/**
 * What speaks for two people being one, by how alike their names are; nothing where it is not likely. A birth that
 * differs speaks against it, unless they have the same telephone.
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

/** Nothing where one of the two is not known. */
function isSameBirth(one: Participant['birth'], other: Participant['birth']): boolean | undefined {
  if (one?.date !== undefined && other?.date !== undefined) return one.date === other.date
  const [year, otherYear] = [one, other].map((birth) => birth?.year ?? Number(birth?.date?.slice(0, 4)))
  if (!year || !otherYear) return undefined
  return year === otherYear
}

const numbered = new Set<string>(['phone', 'sms', 'whatsapp', 'signal', 'telegram'])

function numbersOf({ channels }: Known): readonly string[] {
  return channels.flatMap(({ kind, value }) => {
    const digits = value.replace(/\D/g, '')
    return numbered.has(kind) && digits.length >= 7 ? [digits] : []
  })
}
