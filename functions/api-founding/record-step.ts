import type { BusinessPlanView } from '@passerelle/contract/founding'
import { type BusinessPlan, isDoneOn, recordStep } from '@passerelle/domain/founding'
import type { BusinessStepId, CalendarDate, ParticipantId } from '@passerelle/domain/kernel'
import { changePlan } from './change-plan.ts'
import type { FoundingContext } from './context.ts'

/** Says on which day a step was done, or that it is not. */
export function recordBusinessStep(
  context: FoundingContext,
  { participantId, stepId }: { readonly participantId: ParticipantId; readonly stepId: BusinessStepId },
  doneOn: CalendarDate | null,
  expected: number,
): Promise<BusinessPlanView> {
  const isKnown = (plan: BusinessPlan) => isDoneOn(plan, stepId, doneOn)
  const change = { participant: participantId, expected, fields: ['steps'], isKnown }
  return changePlan(context, change, ({ plan, at }) => ({ plan: recordStep(plan, stepId, doneOn, at) }))
}
