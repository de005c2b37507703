import type { BusinessPlanView } from '@passerelle/contract/founding'
import { type Submission, submitBusinessPlan as submit } from '@passerelle/domain/founding'
import type { ParticipantId } from '@passerelle/domain/kernel'
import { changePlan } from './change-plan.ts'
import type { FoundingContext } from './context.ts'

/** Submits the draft, and keeps the edition as it is. */
export function submitBusinessPlan(
  context: FoundingContext,
  participant: ParticipantId,
  submission: Submission,
  expected: number,
): Promise<BusinessPlanView> {
  const change = { participant, expected, fields: ['state'] }
  return changePlan(context, change, ({ plan, at }) => submit(plan, submission, { by: context.me, at }))
}
