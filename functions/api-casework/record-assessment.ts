import {
  recordAssessment as decide,
  type SkillsAssessment,
  type SkillsAssessmentEntry,
} from '@passerelle/domain/casework'
import type { ParticipantId } from '@passerelle/domain/kernel'
import type { CaseworkContext } from './context.ts'
import { caseEntry } from './entry.ts'
import { mentionedMember } from './mentioned-member.ts'

/** Writes the skills assessment down for the first time. */
export async function recordAssessment(
  context: CaseworkContext,
  participantId: ParticipantId,
  entry: SkillsAssessmentEntry,
): Promise<SkillsAssessment> {
  const { head } = await context.assessments.find(participantId)
  const at = context.clock.now().toISOString()
  const assessment = decide(entry, { participantId, by: context.me, at })
  await context.assessments.add(head, assessment, {
    status: 201,
    entry: caseEntry('SkillsAssessment', assessment, Object.keys(entry)),
    besides: mentionedMember(context, 'assessedBy', entry.assessedBy),
  })
  return assessment
}
