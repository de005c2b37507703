import { type FirstInterview, type FirstInterviewEntry, recordInterview } from '@passerelle/domain/casework'
import { type ParticipantId, refuse } from '@passerelle/domain/kernel'
import { demandVersion } from '@passerelle/table'
import type { CaseworkDesk } from './desk.ts'
import { caseEntry } from './entry.ts'
import { mentionedMember } from './mentioned-member.ts'

/** Writes the first interview anew as a whole. */
export async function rewriteFirstInterview(
  desk: CaseworkDesk,
  participantId: ParticipantId,
  entry: FirstInterviewEntry,
  expected: number,
): Promise<FirstInterview> {
  const { head, part: before } = await desk.interviews.find(participantId)
  if (before === undefined) return refuse({ code: 'not_found' })
  demandVersion(before, expected)
  const at = desk.clock.now().toISOString()
  const interview = recordInterview(entry, { participantId, by: desk.me, at, before })
  await desk.interviews.replace(head, interview, before.version, {
    status: 200,
    entry: caseEntry('rewriteFirstInterview', 'FirstInterview', interview, Object.keys(entry)),
    besides: mentionedMember(desk, 'conductedBy', entry.conductedBy, before.conductedBy),
  })
  return interview
}
