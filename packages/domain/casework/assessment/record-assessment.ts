import type { Instant, MemberId, ParticipantId } from '../../kernel/index.ts'
import { refuseFuture } from '../plausible.ts'
import type { SkillsAssessment, SkillsAssessmentEntry } from './skills-assessment.ts'

/** Whose assessment it is, who writes it down and when, and what was written before. */
export type AssessmentRecord = {
  readonly participantId: ParticipantId
  readonly by: MemberId
  readonly at: Instant
  readonly before?: SkillsAssessment | undefined
}

/**
 * Writes down what a person can do, or writes it anew as a whole.
 * @throws Refused `invalid` when it is of a day that has not come
 */
export function recordAssessment(entry: SkillsAssessmentEntry, record: AssessmentRecord): SkillsAssessment {
  refuseFuture(entry.assessedOn, record.at, ['body', 'assessedOn'])
  return {
    ...entry,
    participantId: record.participantId,
    version: (record.before?.version ?? 0) + 1,
    changedAt: record.at,
    assessedBy: entry.assessedBy ?? record.before?.assessedBy ?? record.by,
  }
}
