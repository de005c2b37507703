import * as z from 'zod'
import { refuseFuture } from '../casework/plausible.ts'
import {
  dateSchema,
  type FieldError,
  type Instant,
  idSchema,
  instantSchema,
  type MemberId,
  type ParticipantId,
  refuse,
} from '../kernel/index.ts'
import type { FollowUpYear } from './follow-up.ts'
import { baselineItems } from './instrument/reint-topics-v1.ts'
import { answersSchema, faultsOfAnswers, responseOf, responseSchema } from './instrument/response.ts'

/**
 * How somebody stood before their departure: the shorter part of the questions, so that what they answer afterwards can be
 * told against it. Once a case.
 */
export const reintegrationBaselineSchema = z.strictObject({
  participantId: idSchema<'participant'>(),
  version: z.int().min(1),
  changedAt: instantSchema,
  heldOn: dateSchema,
  response: responseSchema,
  recordedBy: idSchema<'member'>(),
})

export type ReintegrationBaseline = z.infer<typeof reintegrationBaselineSchema>

export const recordBaselineSchema = z.strictObject({ heldOn: dateSchema, answers: answersSchema.min(1) })

export type RecordBaseline = z.output<typeof recordBaselineSchema>

/** Whose baseline it is, and what stands of their year and of a baseline before. */
export type BaselineRecord = {
  readonly participantId: ParticipantId
  readonly year: FollowUpYear | undefined
  readonly before: ReintegrationBaseline | undefined
  readonly by: MemberId
  readonly at: Instant
}

/**
 * Writes a baseline down, or writes it anew as a whole.
 *
 * @throws Refused `invalid` for a day that has not come or after the first contact, and for answers that cannot be
 */
export function recordBaseline(
  { heldOn, answers }: RecordBaseline,
  { participantId, year, before, by, at }: BaselineRecord,
): ReintegrationBaseline {
  refuseFuture(heldOn, at, ['body', 'heldOn'])
  const errors: FieldError[] = [...faultsOfAnswers(answers, baselineItems)]
  if (year && heldOn > year.contactOn) {
    errors.push({ path: ['body', 'heldOn'], code: 'after_contact', params: { contact: year.contactOn } })
  }
  if (errors.length > 0) refuse({ code: 'invalid', errors })
  return {
    participantId,
    version: (before?.version ?? 0) + 1,
    changedAt: at,
    heldOn,
    response: responseOf(answers),
    recordedBy: by,
  }
}
