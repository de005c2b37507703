import { type FirstInterview, type FirstInterviewEntry, recordInterview } from '@passerelle/domain/casework'
import type { ParticipantId } from '@passerelle/domain/kernel'
import type { CaseworkDesk } from './desk.ts'
import { caseEntry } from './entry.ts'
import { mentionedMember } from './mentioned-member.ts'

/** Writes the first interview down for the first time. */
export async function recordFirstInterview(
  desk: CaseworkDesk,
  participantId: ParticipantId,
  entry: FirstInterviewEntry,
): Promise<FirstInterview> {
  const { head } = await desk.interviews.find(participantId)
  const at = desk.clock.now().toISOString()
  const interview = recordInterview(entry, { participantId, by: desk.me, at })
  await desk.interviews.add(head, interview, {
    status: 201,
    entry: caseEntry('recordFirstInterview', 'FirstInterview', interview, Object.keys(entry)),
    besides: mentionedMember(desk, 'conductedBy', entry.conductedBy),
  })
  return interview
}
