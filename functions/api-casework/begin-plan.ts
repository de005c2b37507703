import { beginPlan as begin, type Plan, type PlanEntry } from '@passerelle/domain/casework'
import type { ParticipantId } from '@passerelle/domain/kernel'
import type { CaseworkContext } from './context.ts'
import { caseEntry } from './entry.ts'
import { openPlan } from './open-plan.ts'

/** Begins a plan as a draft. */
export async function beginPlan(
  context: CaseworkContext,
  participantId: ParticipantId,
  entry: PlanEntry,
): Promise<Plan> {
  const { head, planContext } = await openPlan(context, participantId, entry.items)
  const plan = begin(participantId, entry, planContext)
  await context.plans.add(head, plan, {
    status: 201,
    entry: caseEntry('Plan', plan, Object.keys(entry)),
  })
  return plan
}
