import * as z from 'zod'
import { addDays } from '../calendar/zones.ts'
import { type CalendarDate, dateSchema, type Instant, refuse, text } from '../kernel/index.ts'
import type { FollowUp, FollowUpResult } from './follow-up.ts'
import { reintTopics } from './instrument/reint-topics-v1.ts'
import { answersSchema, faultsOfAnswers, responseOf } from './instrument/response.ts'
import { outcomeSchema } from './outcome.ts'
import { faultsOfResult, written, type YearOfCase } from './record-follow-up.ts'

/** What a person says by their own link; each question may be passed over, and nobody has to prove anything. */
export const answerFollowUpSchema = z.strictObject({
  outcome: outcomeSchema,
  since: dateSchema.optional(),
  /** In the person's own words. */
  note: text(1000).optional(),
  answers: answersSchema.optional(),
})

export type AnswerFollowUp = z.output<typeof answerFollowUpSchema>

/** How long before it is due a follow-up may be answered. */
const openDays = 14

/** Whether a person may answer a follow-up on a day: about the time of its day, and as long as none after it is done. */
export function isOpenToPerson(
  followUp: FollowUp,
  followUps: readonly FollowUp[],
  today: CalendarDate,
): boolean {
  const isSuperseded = followUps.some(({ state, aimedOn }) => state === 'done' && aimedOn > followUp.aimedOn)
  return followUp.state === 'open' && !isSuperseded && addDays(followUp.dueOn, -openDays) <= today
}

/**
 * Keeps what a person answered by themselves, on the day that it is where the organisation works.
 *
 * @throws Refused `not_possible` for one that is answered, or not asked yet; `invalid` with each field
 */
export function answerFollowUp(
  before: FollowUp,
  { outcome, since, note, answers = [] }: AnswerFollowUp,
  { year, followUps }: YearOfCase,
  today: CalendarDate,
  at: Instant,
): FollowUp {
  if (before.state === 'done') refuse({ code: 'not_possible', what: 'already_answered' })
  if (!isOpenToPerson(before, followUps, today)) refuse({ code: 'not_possible', what: 'not_due' })
  const result: FollowUpResult = {
    reached: true,
    on: today,
    way: 'own_link',
    outcome,
    ...(since && { since }),
    proof: 'own_word',
    ...(note && { note }),
  }
  const errors = [
    // What a person says stands in no `result` of its own.
    ...faultsOfResult(result, before, { year, followUps }, at).map(({ path, ...fault }) => ({
      path: path.filter((segment) => segment !== 'result'),
      ...fault,
    })),
    ...faultsOfAnswers(answers, reintTopics.items),
  ]
  if (errors.length > 0) refuse({ code: 'invalid', errors })
  const response = answers.length > 0 ? { response: responseOf(answers) } : {}
  return written(before, { attempts: before.attempts, result, ...response }, at)
}
