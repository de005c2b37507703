import { addPlanItem as add, type Plan, type PlanItemEntry } from '@passerelle/domain/casework'
import type { ParticipantId } from '@passerelle/domain/kernel'
import { changePlan } from './change-plan.ts'
import type { CaseworkContext } from './context.ts'

/** Puts one more module at the end of a plan. */
export function addPlanItem(
  context: CaseworkContext,
  participantId: ParticipantId,
  entry: PlanItemEntry,
  expected: number,
): Promise<Plan> {
  const change = { fields: ['items'], named: [entry], status: 201 } as const
  return changePlan(context, change, participantId, expected, (plan, planContext) =>
    add(plan, entry, planContext),
  )
}
