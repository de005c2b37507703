import * as z from 'zod'

/** What somebody does after their return (domain.md 5.2). */
export const outcomes = [
  'employed',
  'self_employed',
  'in_training',
  'in_education',
  'seeking',
  'supported_otherwise',
  'moved_on',
  'unknown',
] as const

export type Outcome = (typeof outcomes)[number]

export const outcomeSchema = z.enum(outcomes)

/** Those that began on some day. */
const begun: ReadonlySet<Outcome> = new Set(['employed', 'self_employed', 'in_training', 'in_education'])

/** Whether an outcome says little without the day since when it is so. */
export function beganOnADay(outcome: Outcome): boolean {
  return begun.has(outcome)
}

/** How an outcome is known. Somebody's own word is a proof like the others: nobody has to prove their life. */
export const outcomeProofs = [
  'own_word',
  'seen_on_site',
  'contract',
  'payslip',
  'employer_asked',
  'business_registration',
  'course_confirmation',
] as const

export const outcomeProofSchema = z.enum(outcomeProofs)
