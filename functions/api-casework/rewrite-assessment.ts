import {
  recordAssessment,
  type SkillsAssessment,
  type SkillsAssessmentEntry,
} from '@passerelle/domain/casework'
import { type ParticipantId, refuse } from '@passerelle/domain/kernel'
import { assertVersion } from '@passerelle/table'
import type { CaseworkContext } from './context.ts'
import { caseEntry } from './entry.ts'
import { mentionedMember } from './mentioned-member.ts'

/** Writes the skills assessment anew as a whole. */
export async function rewriteAssessment(
  context: CaseworkContext,
  participantId: ParticipantId,
  entry: SkillsAssessmentEntry,
  expected: number,
): Promise<SkillsAssessment> {
  const { head, part: before } = await context.assessments.find(participantId)
  if (before === undefined) return refuse({ code: 'not_found' })
  assertVersion(before, expected)
  const at = context.clock.now().toISOString()
  const assessment = recordAssessment(entry, { participantId, by: context.me, at, before })
  await context.assessments.replace(head, assessment, before.version, {
    status: 200,
    entry: caseEntry('SkillsAssessment', assessment, Object.keys(entry)),
    besides: mentionedMember(context, 'assessedBy', entry.assessedBy, before.assessedBy),
  })
  return assessment
}
