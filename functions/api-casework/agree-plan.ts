import { agree, type Plan, type PlanAgreementEntry } from '@passerelle/domain/casework'
import { type ParticipantId, refuse } from '@passerelle/domain/kernel'
import { assertVersion } from '@passerelle/table'
import { keepAgreed } from '@passerelle/table/casework'
import type { CaseworkContext } from './context.ts'
import { caseEntry } from './entry.ts'

/** Agrees the plan with the person, and keeps the edition as it was agreed. */
export async function agreePlan(
  context: CaseworkContext,
  participantId: ParticipantId,
  agreement: PlanAgreementEntry,
  expected: number,
): Promise<Plan> {
  const { head, part: draft } = await context.plans.find(participantId)
  if (draft === undefined) return refuse({ code: 'not_found' })
  assertVersion(draft, expected)
  const { plan, edition } = agree(draft, agreement, context.me, context.clock.now().toISOString())
  await context.plans.replace(head, plan, draft.version, {
    status: 200,
    entry: caseEntry('Plan', plan, ['state', 'agreement']),
    besides: [await keepAgreed(context.table, edition)],
  })
  return plan
}
