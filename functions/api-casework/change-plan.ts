import type { Plan, PlanContext, PlanItemEntry } from '@passerelle/domain/casework'
import { type ParticipantId, refuse } from '@passerelle/domain/kernel'
import { assertVersion } from '@passerelle/table'
import type { CaseworkContext } from './context.ts'
import { caseEntry } from './entry.ts'
import { openPlan } from './open-plan.ts'

/** Reads a plan and what the items of the change name, decides, writes once. */
export async function changePlan(
  context: CaseworkContext,
  change: {
    readonly fields: readonly string[]
    readonly named: readonly PlanItemEntry[]
    readonly status: number
  },
  participantId: ParticipantId,
  expected: number,
  decide: (plan: Plan, planContext: PlanContext) => Plan,
): Promise<Plan> {
  const { head, plan, planContext } = await openPlan(context, participantId, change.named)
  if (plan === undefined) return refuse({ code: 'not_found' })
  assertVersion(plan, expected)
  const changed = decide(plan, planContext)
  await context.plans.replace(head, changed, plan.version, {
    status: change.status,
    entry: caseEntry('Plan', changed, change.fields),
  })
  return changed
}
