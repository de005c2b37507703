import type { BusinessPlanView } from '@passerelle/contract/founding'
import { type BusinessPlanEntry, rewriteBusinessPlan as rewrite } from '@passerelle/domain/founding'
import type { ParticipantId } from '@passerelle/domain/kernel'
import { changePlan } from './change-plan.ts'
import type { FoundingContext } from './context.ts'

/** Writes a plan anew as a whole. */
export function rewriteBusinessPlan(
  context: FoundingContext,
  participant: ParticipantId,
  entry: BusinessPlanEntry,
  expected: number,
): Promise<BusinessPlanView> {
  const change = { participant, expected, fields: Object.keys(entry) }
  return changePlan(context, change, ({ plan, head, at }) => ({
    plan: rewrite(plan, entry, { returnCountry: head.returnCountry, ids: context.ids, at }),
  }))
}
