import type { BusinessPlanView } from '@passerelle/contract/founding'
import { type BusinessDecision, decideUpon } from '@passerelle/domain/founding'
import { type ParticipantId, refuse } from '@passerelle/domain/kernel'
import { changePlan } from './change-plan.ts'
import type { FoundingContext } from './context.ts'

/**
 * Decides upon the edition that was submitted. Whether the organisation has another coach is asked only where somebody
 * decides upon what they submitted themselves.
 */
export function decideBusinessPlan(
  context: FoundingContext,
  participant: ParticipantId,
  decision: BusinessDecision,
  expected: number,
): Promise<BusinessPlanView> {
  const { me, plans } = context
  const { edition: number } = decision
  const change = { participant, expected, editions: [number], fields: ['recommendation', 'grounds'] }
  return changePlan(context, change, async ({ plan, editions, at }) => {
    const edition = editions.get(number)
    if (edition === undefined) return refuse({ code: 'not_possible', what: 'business_plan_not_submitted' })
    const isAlone = edition.submittedBy === me && !(await plans.hasOtherCoach(me))
    return decideUpon({ plan, edition }, decision, { by: me, at }, isAlone)
  })
}
