import type { BusinessPlanView } from '@passerelle/contract/founding'
import type { BusinessPlan, BusinessPlanEdition, BusinessRecheck } from '@passerelle/domain/founding'
import { type ParticipantId, refuse } from '@passerelle/domain/kernel'
import { assertVersion } from '@passerelle/table'
import type { FoundBusiness } from '@passerelle/table/founding'
import type { FoundingContext } from './context.ts'
import { businessEntry } from './entry.ts'
import { viewPlan } from './view-plan.ts'

/** What a command found, and what it decides. */
export type Found = Omit<FoundBusiness, 'plan'> & { readonly plan: BusinessPlan; readonly at: string }
export type Decided = {
  readonly plan: BusinessPlan
  readonly edition?: BusinessPlanEdition
  readonly recheck?: BusinessRecheck
}

/** Which plan, as of which version; the editions that the command is about, and the fields that it changes. */
export type Change = {
  readonly participant: ParticipantId
  readonly expected: number
  readonly editions?: readonly number[]
  readonly fields: readonly string[]
  /** Whether all of it is known: then it changes nothing, whatever the version, and an answer that was lost is given again. */
  readonly isKnown?: (plan: BusinessPlan) => boolean
}

/** Reads a plan with the editions that the change names, decides, writes once. */
export async function changePlan(
  { plans, clock }: FoundingContext,
  { participant, expected, editions, fields, isKnown }: Change,
  decide: (found: Found) => Decided | Promise<Decided>,
): Promise<BusinessPlanView> {
  const { plan: before, ...found } = await plans.find(participant, editions)
  if (before === undefined) return refuse({ code: 'not_found' })
  if (isKnown?.(before)) return viewPlan(before)
  assertVersion(before, expected)
  const { plan, ...besides } = await decide({ ...found, plan: before, at: clock.now().toISOString() })
  await plans.replace(found.head, before, plan, businessEntry(plan, fields), besides)
  return viewPlan(plan)
}
