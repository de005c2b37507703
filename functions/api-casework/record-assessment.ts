import {
  recordAssessment as decide,
  type SkillsAssessment,
  type SkillsAssessmentEntry,
} from '@passerelle/domain/casework'
import type { ParticipantId } from '@passerelle/domain/kernel'
import type { CaseworkDesk } from './desk.ts'
import { caseEntry } from './entry.ts'
import { mentionedMember } from './mentioned-member.ts'

/** Writes the skills assessment down for the first time. */
export async function recordAssessment(
  desk: CaseworkDesk,
  participantId: ParticipantId,
  entry: SkillsAssessmentEntry,
): Promise<SkillsAssessment> {
  const { head } = await desk.assessments.find(participantId)
  const at = desk.clock.now().toISOString()
  const assessment = decide(entry, { participantId, by: desk.me, at })
  await desk.assessments.add(head, assessment, {
    status: 201,
    entry: caseEntry('recordAssessment', 'SkillsAssessment', assessment, Object.keys(entry)),
    besides: mentionedMember(desk, 'assessedBy', entry.assessedBy),
  })
  return assessment
}
