import { agree, type Plan, type PlanAgreementEntry } from '@passerelle/domain/casework'
import { type ParticipantId, refuse } from '@passerelle/domain/kernel'
import { demandVersion, keepAgreed } from '@passerelle/table'
import type { CaseworkDesk } from './desk.ts'
import { caseEntry } from './entry.ts'

/** Agrees the plan with the person, and keeps the edition as it was agreed. */
export async function agreePlan(
  desk: CaseworkDesk,
  participantId: ParticipantId,
  agreement: PlanAgreementEntry,
  expected: number,
): Promise<Plan> {
  const { head, part: draft } = await desk.plans.find(participantId)
  if (draft === undefined) return refuse({ code: 'not_found' })
  demandVersion(draft, expected)
  const { plan, edition } = agree(draft, agreement, desk.me, desk.clock.now().toISOString())
  await desk.plans.replace(head, plan, draft.version, {
    status: 200,
    entry: caseEntry('agreePlan', 'Plan', plan, ['state', 'agreement']),
    besides: [await keepAgreed(desk.table, edition)],
  })
  return plan
}
