import { type Plan, type PlanProgress, recordProgress } from '@passerelle/domain/casework'
import type { ParticipantId, PlanItemId } from '@passerelle/domain/kernel'
import { changePlan } from './change-plan.ts'
import type { CaseworkContext } from './context.ts'

/** Notes how far an item of a plan got. */
export function recordPlanProgress(
  context: CaseworkContext,
  participantId: ParticipantId,
  item: PlanItemId,
  progress: PlanProgress,
  expected: number,
): Promise<Plan> {
  const change = { fields: ['items'], named: [], status: 200 } as const
  return changePlan(context, change, participantId, expected, (plan, { at }) =>
    recordProgress(plan, item, progress, at),
  )
}
