import { type Plan, unfreeze } from '@passerelle/domain/casework'
import type { ParticipantId } from '@passerelle/domain/kernel'
import { changePlan } from './change-plan.ts'
import type { CaseworkContext } from './context.ts'

/** Lets a plan be worked on again that was frozen for an early departure. */
export function unfreezePlan(
  context: CaseworkContext,
  participantId: ParticipantId,
  expected: number,
): Promise<Plan> {
  const change = { fields: ['frozenAt'], named: [], status: 200 } as const
  return changePlan(context, change, participantId, expected, (plan, { at }) => unfreeze(plan, at))
}
