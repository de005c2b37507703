import type { BusinessPlanView } from '@passerelle/contract/founding'
import {
  type BusinessPlan,
  type FoundingOutcomeEntry,
  isSameOutcome,
  recordFoundingOutcome as record,
} from '@passerelle/domain/founding'
import type { ParticipantId } from '@passerelle/domain/kernel'
import { changePlan } from './change-plan.ts'
import type { FoundingContext } from './context.ts'

/** Records what came of a plan. */
export function recordFoundingOutcome(
  context: FoundingContext,
  participant: ParticipantId,
  outcome: FoundingOutcomeEntry,
  expected: number,
): Promise<BusinessPlanView> {
  const isKnown = (plan: BusinessPlan) => isSameOutcome(plan, outcome)
  const change = { participant, expected, fields: ['outcome'], isKnown }
  return changePlan(context, change, ({ plan, at }) => ({
    plan: record(plan, outcome, { by: context.me, at }),
  }))
}
