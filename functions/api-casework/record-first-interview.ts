import { type FirstInterview, type FirstInterviewEntry, recordInterview } from '@passerelle/domain/casework'
import type { ParticipantId } from '@passerelle/domain/kernel'
import type { CaseworkContext } from './context.ts'
import { caseEntry } from './entry.ts'
import { mentionedMember } from './mentioned-member.ts'

/** Writes the first interview down for the first time. */
export async function recordFirstInterview(
  context: CaseworkContext,
  participantId: ParticipantId,
  entry: FirstInterviewEntry,
): Promise<FirstInterview> {
  const { head } = await context.interviews.find(participantId)
  const at = context.clock.now().toISOString()
  const interview = recordInterview(entry, { participantId, by: context.me, at })
  await context.interviews.add(head, interview, {
    status: 201,
    entry: caseEntry('FirstInterview', interview, Object.keys(entry)),
    besides: mentionedMember(context, 'conductedBy', entry.conductedBy),
  })
  return interview
}
