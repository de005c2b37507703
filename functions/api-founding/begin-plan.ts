import type { BusinessPlanView } from '@passerelle/contract/founding'
import { type BusinessPlanEntry, beginBusinessPlan as begin } from '@passerelle/domain/founding'
import { type ParticipantId, refuse } from '@passerelle/domain/kernel'
import type { FoundingContext } from './context.ts'
import { businessEntry } from './entry.ts'
import { viewPlan } from './view-plan.ts'

/** Begins the business plan of a person as a draft. */
export async function beginBusinessPlan(
  { plans, ids, clock }: FoundingContext,
  participant: ParticipantId,
  entry: BusinessPlanEntry,
): Promise<BusinessPlanView> {
  const { head, plan: before } = await plans.find(participant)
  if (before !== undefined) refuse({ code: 'already_exists', what: 'business_plan' })
  const { returnCountry } = head
  const plan = begin(participant, entry, { returnCountry, ids, at: clock.now().toISOString() })
  await plans.add(head, plan, businessEntry(plan, Object.keys(entry)))
  return viewPlan(plan)
}
