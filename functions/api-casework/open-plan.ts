import type { Plan, PlanContext } from '@passerelle/domain/casework'
import type { ModuleId, ParticipantId } from '@passerelle/domain/kernel'
import type { CaseHead } from '@passerelle/table/casework'
import type { CaseworkContext } from './context.ts'

/** A plan as it stands, and what is needed to write it: the modules that are named, in the same read. */
export type OpenPlan = {
  readonly head: CaseHead
  readonly plan: Plan | undefined
  readonly planContext: PlanContext
}

/** One call. A module of another organisation is not among those that are found. */
export async function openPlan(
  context: CaseworkContext,
  participantId: ParticipantId,
  named: readonly ModuleId[],
): Promise<OpenPlan> {
  const { head, part, modules } = await context.plans.find(participantId, named)
  return {
    head,
    plan: part,
    planContext: { modules, ids: context.ids, at: context.clock.now().toISOString() },
  }
}
