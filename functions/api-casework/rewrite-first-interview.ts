import { type FirstInterview, type FirstInterviewEntry, recordInterview } from '@passerelle/domain/casework'
import { type ParticipantId, refuse } from '@passerelle/domain/kernel'
import { assertVersion } from '@passerelle/table'
import type { CaseworkContext } from './context.ts'
import { caseEntry } from './entry.ts'
import { mentionedMember } from './mentioned-member.ts'

/** Writes the first interview anew as a whole. */
export async function rewriteFirstInterview(
  context: CaseworkContext,
  participantId: ParticipantId,
  entry: FirstInterviewEntry,
  expected: number,
): Promise<FirstInterview> {
  const { head, part: before } = await context.interviews.find(participantId)
  if (before === undefined) return refuse({ code: 'not_found' })
  assertVersion(before, expected)
  const at = context.clock.now().toISOString()
  const interview = recordInterview(entry, { participantId, by: context.me, at, before })
  await context.interviews.replace(head, interview, before.version, {
    status: 200,
    entry: caseEntry('FirstInterview', interview, Object.keys(entry)),
    besides: mentionedMember(context, 'conductedBy', entry.conductedBy, before.conductedBy),
  })
  return interview
}
