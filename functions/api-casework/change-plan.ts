import type { Plan, PlanDesk } from '@passerelle/domain/casework'
import { type ModuleId, type ParticipantId, refuse } from '@passerelle/domain/kernel'
import { demandVersion } from '@passerelle/table'
import type { CaseworkDesk } from './desk.ts'
import { caseEntry } from './entry.ts'
import { openPlan } from './open-plan.ts'

/** Reads a plan and the modules that the change names, decides, writes once. */
export async function changePlan(
  desk: CaseworkDesk,
  change: {
    readonly action: 'rewritePlan' | 'addPlanItem' | 'recordPlanProgress' | 'unfreezePlan'
    readonly fields: readonly string[]
    readonly named: readonly ModuleId[]
    readonly status: number
  },
  participantId: ParticipantId,
  expected: number,
  decide: (plan: Plan, planDesk: PlanDesk) => Plan,
): Promise<Plan> {
  const { head, plan, planDesk } = await openPlan(desk, participantId, change.named)
  if (plan === undefined) return refuse({ code: 'not_found' })
  demandVersion(plan, expected)
  const changed = decide(plan, planDesk)
  await desk.plans.replace(head, changed, plan.version, {
    status: change.status,
    entry: caseEntry(change.action, 'Plan', changed, change.fields),
  })
  return changed
}
