import type {
  BusinessEditions,
  BusinessEditionView,
  BusinessPlanView,
  BusinessRechecks,
} from '@passerelle/contract/founding'
import type { BusinessPlanEdition } from '@passerelle/domain/founding'
import { type ParticipantId, refuse } from '@passerelle/domain/kernel'
import type { FoundingContext } from './context.ts'
import { viewEdition, viewPlan, viewRecheck } from './view-plan.ts'

export async function readBusinessPlan(
  { plans }: FoundingContext,
  participant: ParticipantId,
): Promise<BusinessPlanView> {
  const { plan } = await plans.find(participant)
  return viewPlan(plan ?? refuse({ code: 'not_found' }))
}

export async function listBusinessEditions(
  { plans }: FoundingContext,
  participant: ParticipantId,
): Promise<BusinessEditions> {
  const { plan, editions } = await plans.whole(participant)
  return {
    ...(plan && { plan: { edition: plan.edition, state: plan.state } }),
    items: editions.map(withoutContent),
  }
}

function withoutContent(edition: BusinessPlanEdition): BusinessEditions['items'][number] {
  const { participantId: _id, idea: _idea, canvas: _canvas, reserveMonths: _months, ...rest } = edition
  const { lines: _lines, steps: _steps, ...line } = rest
  return line
}

/** An edition, and what changed since the one before, with the one call. */
export async function readBusinessEdition(
  { plans }: FoundingContext,
  participant: ParticipantId,
  number: number,
): Promise<BusinessEditionView> {
  const { editions } = await plans.find(participant, [number, number - 1])
  return viewEdition(editions.get(number) ?? refuse({ code: 'not_found' }), editions.get(number - 1))
}

export async function listBusinessRechecks(
  { plans }: FoundingContext,
  participant: ParticipantId,
): Promise<BusinessRechecks> {
  return { items: (await plans.rechecks(participant)).map(viewRecheck) }
}
