import type { BusinessPlanView } from '@passerelle/contract/founding'
import { priceAnew, type RecheckEntry } from '@passerelle/domain/founding'
import type { ParticipantId } from '@passerelle/domain/kernel'
import { changePlan } from './change-plan.ts'
import type { FoundingContext } from './context.ts'

/** Prices every line anew in the place where the person lives now. */
export function recheckBusinessPlan(
  context: FoundingContext,
  participant: ParticipantId,
  entry: RecheckEntry,
  expected: number,
): Promise<BusinessPlanView> {
  const change = { participant, expected, fields: ['rechecks'] }
  return changePlan(context, change, ({ plan, head, at }) =>
    priceAnew(plan, head, entry, { by: context.me, at }),
  )
}
