import type { Instant, MemberId, ParticipantId } from '../../kernel/index.ts'
import { refuseFuture } from '../plausible.ts'
import type { FirstInterview, FirstInterviewEntry } from './first-interview.ts'

/** Whose interview it is, who writes it down and when, and what was written before. */
export type InterviewRecord = {
  readonly participantId: ParticipantId
  readonly by: MemberId
  readonly at: Instant
  readonly before?: FirstInterview | undefined
}

/**
 * Writes down the first interview, or writes it anew as a whole.
 * @throws Refused `invalid` when it is to be held on a day that has not come
 */
export function recordInterview(entry: FirstInterviewEntry, record: InterviewRecord): FirstInterview {
  refuseFuture(entry.heldOn, record.at, ['body', 'heldOn'])
  return {
    ...entry,
    participantId: record.participantId,
    version: (record.before?.version ?? 0) + 1,
    changedAt: record.at,
    conductedBy: entry.conductedBy ?? record.before?.conductedBy ?? record.by,
  }
}
