import { type Plan, type PlanEntry, rewritePlan as rewrite } from '@passerelle/domain/casework'
import type { ParticipantId } from '@passerelle/domain/kernel'
import { changePlan } from './change-plan.ts'
import type { CaseworkContext } from './context.ts'

/** Writes a plan anew as a whole; an agreed one whose content changes becomes the draft of the next edition. */
export function rewritePlan(
  context: CaseworkContext,
  participantId: ParticipantId,
  entry: PlanEntry,
  expected: number,
): Promise<Plan> {
  const change = { fields: Object.keys(entry), named: entry.items, status: 200 } as const
  return changePlan(context, change, participantId, expected, (plan, planContext) =>
    rewrite(plan, entry, planContext),
  )
}
