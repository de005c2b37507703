import type { CaseFollowUps, FollowUpView } from '@passerelle/contract/follow-up'
import type { FollowUp } from '@passerelle/domain/follow-up'
import { type FollowUpId, type ParticipantId, refuse } from '@passerelle/domain/kernel'
import type { FollowUpContext } from './context.ts'
import { viewFollowUp, viewYear } from './view-follow-ups.ts'

/** The year of a case, with what came of each of its follow-ups. */
export async function listFollowUps(
  context: FollowUpContext,
  participant: ParticipantId,
): Promise<CaseFollowUps> {
  const found = await context.followUps.ofCase(participant)
  return viewYear(found, { clock: context.clock, counting: found.counting })
}

export async function readFollowUp(
  context: FollowUpContext,
  participant: ParticipantId,
  id: FollowUpId,
): Promise<FollowUpView> {
  const found = await context.followUps.ofCase(participant)
  return viewFollowUp(oneOf(found.followUps, id), { clock: context.clock, counting: found.counting })
}

/** @throws {Refused} `not_found` */
export function oneOf(followUps: readonly FollowUp[], id: FollowUpId): FollowUp {
  return followUps.find((followUp) => followUp.id === id) ?? refuse({ code: 'not_found' })
}
