import * as z from 'zod'
import { type Instant, refuse } from '../kernel/index.ts'
import {
  type ContactLine,
  type ContactState,
  contactRequestSchema,
  declineReasons,
} from './contact-request.ts'
import { keptUntil } from './periods.ts'

/** Where a request may go from where it is: whoever was reached, or not, may still be taken up. */
const moves: Readonly<Record<ContactState, readonly Answer['answer'][]>> = {
  waiting: ['contacted', 'not_reached', 'taken_up', 'declined'],
  not_reached: ['contacted', 'not_reached', 'taken_up', 'declined'],
  contacted: ['taken_up', 'declined'],
  taken_up: [],
  declined: [],
}

/** The answers that there are. */
export const answerKinds = ['contacted', 'not_reached', 'taken_up', 'declined'] as const

/** What an organisation answers. Why it declines is a code, for whoever asked is told. */
export const answerSchema = z.discriminatedUnion('answer', [
  z.strictObject({ answer: z.enum(['contacted', 'not_reached', 'taken_up']) }),
  z.strictObject({
    answer: z.literal('declined'),
    reason: z.enum(declineReasons),
    alternative: contactRequestSchema.shape.alternative,
  }),
])
export type Answer = z.infer<typeof answerSchema>

/** The answers that may be given to a request now. */
export function answersTo({ state }: Pick<ContactLine, 'state'>): readonly Answer['answer'][] {
  return moves[state]
}

/** Answers a request; it is kept for as long as the last answer says. @throws {Refused} `illegal_transition` */
export function answerRequest<Of extends ContactLine>(request: Of, answer: Answer, at: Instant): Of {
  const allowed = moves[request.state]
  if (!allowed.includes(answer.answer)) {
    refuse({ code: 'illegal_transition', state: request.state, allowed })
  }
  const declined = answer.answer === 'declined' ? answer : undefined
  return {
    ...request,
    state: answer.answer,
    version: request.version + 1,
    seenAt: request.seenAt ?? at,
    answeredAt: at,
    until: keptUntil(at, request.askedAt),
    ...(declined && { reason: declined.reason }),
    ...(declined?.alternative && { alternative: declined.alternative }),
  }
}

/** The request as somebody of the organisation has read it. */
export function seen<Of extends ContactLine>(request: Of, at: Instant): Of {
  if (request.seenAt !== undefined) return request
  return { ...request, seenAt: at, version: request.version + 1 }
}
