import type { AnsweredFollowUp, CaseFollowUps, FollowUpView } from '@passerelle/contract/follow-up'
import type { FollowUp } from '@passerelle/domain/follow-up'
import { type FollowUpId, type ParticipantId, refuse } from '@passerelle/domain/kernel'
import type { CaseFollowUps as Found } from '@passerelle/table/follow-up'
import type { FollowUpContext } from './context.ts'
import { followUpEntry } from './entry.ts'
import { type Seeing, viewAnswered, viewFollowUp, viewYear } from './view-follow-ups.ts'

/** The year of a case, with what came of each of its follow-ups. */
export async function listFollowUps(
  context: FollowUpContext,
  participant: ParticipantId,
): Promise<CaseFollowUps> {
  const found = await context.followUps.ofCase(participant)
  return viewYear(found, seeing(context, found))
}

/** One follow-up with every answer. Where there are some, that they were read is written down. */
export async function readFollowUp(
  context: FollowUpContext,
  participant: ParticipantId,
  id: FollowUpId,
): Promise<AnsweredFollowUp> {
  const found = await context.followUps.ofCase(participant)
  const followUp = oneOf(found.followUps, id)
  if ([followUp, ...followUp.earlier].some(({ response }) => response !== undefined)) {
    await context.unitOfWork.noteReading(followUpEntry(followUp, ['response']))
  }
  return viewAnswered(followUp, seeing(context, found))
}

/** One follow-up without its answers, as it was when it was planned: so it is no reading of any. */
export async function readPlanned(
  context: FollowUpContext,
  participant: ParticipantId,
  id: FollowUpId,
): Promise<FollowUpView> {
  const found = await context.followUps.ofCase(participant)
  return viewFollowUp(oneOf(found.followUps, id), seeing(context, found))
}

/** What a view of something of this case depends on. */
export function seeing({ clock }: FollowUpContext, { baseline }: Found): Seeing {
  return { clock, baseline }
}

/** @throws {Refused} `not_found` */
export function oneOf(followUps: readonly FollowUp[], id: FollowUpId): FollowUp {
  return followUps.find((followUp) => followUp.id === id) ?? refuse({ code: 'not_found' })
}
