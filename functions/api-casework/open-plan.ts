import type { Plan, PlanContext, PlanItemEntry } from '@passerelle/domain/casework'
import type { ParticipantId } from '@passerelle/domain/kernel'
import type { CaseHead } from '@passerelle/table/casework'
import type { CaseworkContext } from './context.ts'

/** A plan as it stands, and what is needed to write it: the modules and findings that items name, in the same read. */
export type OpenPlan = {
  readonly head: CaseHead
  readonly plan: Plan | undefined
  readonly planContext: PlanContext
}

/** One call. What is of another organisation is not among what is found. */
export async function openPlan(
  context: CaseworkContext,
  participantId: ParticipantId,
  named: readonly PlanItemEntry[],
): Promise<OpenPlan> {
  const { head, part, modules, findings } = await context.plans.find(participantId, {
    modules: named.map(({ moduleId }) => moduleId),
    findings: named.flatMap(({ findingIds = [] }) => findingIds),
  })
  return {
    head,
    plan: part,
    planContext: { modules, findings, ids: context.ids, at: context.clock.now().toISOString() },
  }
}
