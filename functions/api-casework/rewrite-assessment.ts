import {
  recordAssessment,
  type SkillsAssessment,
  type SkillsAssessmentEntry,
} from '@passerelle/domain/casework'
import { type ParticipantId, refuse } from '@passerelle/domain/kernel'
import { demandVersion } from '@passerelle/table'
import type { CaseworkDesk } from './desk.ts'
import { caseEntry } from './entry.ts'
import { mentionedMember } from './mentioned-member.ts'

/** Writes the skills assessment anew as a whole. */
export async function rewriteAssessment(
  desk: CaseworkDesk,
  participantId: ParticipantId,
  entry: SkillsAssessmentEntry,
  expected: number,
): Promise<SkillsAssessment> {
  const { head, part: before } = await desk.assessments.find(participantId)
  if (before === undefined) return refuse({ code: 'not_found' })
  demandVersion(before, expected)
  const at = desk.clock.now().toISOString()
  const assessment = recordAssessment(entry, { participantId, by: desk.me, at, before })
  await desk.assessments.replace(head, assessment, before.version, {
    status: 200,
    entry: caseEntry('rewriteAssessment', 'SkillsAssessment', assessment, Object.keys(entry)),
    besides: mentionedMember(desk, 'assessedBy', entry.assessedBy, before.assessedBy),
  })
  return assessment
}
