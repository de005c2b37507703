import type { Instant, ModuleId } from '../../kernel/index.ts'
import { refuse } from '../../kernel/index.ts'
import type { CertificateRequest, Plan, PlanItem } from './plan.ts'

/**
 * Freezes a plan because the person leaves early: what was agreed is not worked on any more, and a certificate is asked
 * for of every item that was begun, with what was done of it. A plan that is frozen already keeps its day.
 */
export function freeze(plan: Plan, at: Instant): Plan {
  return withRequests(
    { ...plan, version: plan.version + 1, changedAt: at, frozenAt: plan.frozenAt ?? at },
    at,
  )
}

/**
 * Lets a plan be worked on again, for somebody who leaves later after all. Certificates that were asked for stay asked
 * for.
 * @throws Refused `not_possible` for a plan that is not frozen
 */
export function unfreeze(plan: Plan, at: Instant): Plan {
  const { frozenAt, ...rest } = plan
  if (frozenAt === undefined) return refuse({ code: 'not_possible', what: 'plan_not_frozen' })
  return { ...rest, version: plan.version + 1, changedAt: at }
}

/** @throws Refused `not_possible` where nothing but progress may be noted any more */
export function assertUnfrozen({ frozenAt }: Plan): void {
  if (frozenAt !== undefined) refuse({ code: 'not_possible', what: 'plan_frozen' })
}

/** Work that is done after the certificates were asked for counts as well, until they are issued. */
export function withRequests(plan: Plan, at: Instant): Plan {
  if (plan.frozenAt === undefined) return plan
  const asked = new Map(plan.certificateRequests?.map((request) => [request.itemId, request]))
  const certificateRequests = plan.items
    .filter(isBegun)
    .map((item) => requestFor(item, asked.get(item.id), at))
  return { ...plan, certificateRequests }
}

/** The plan once a certificate of a module was issued; nothing, where none was asked for that is still waited for. */
export function withIssued(plan: Plan, moduleId: ModuleId, at: Instant): Plan | undefined {
  const item = plan.items.find((each) => each.moduleId === moduleId)
  const isAsked = ({ itemId, state }: CertificateRequest) => itemId === item?.id && state === 'requested'
  const { certificateRequests = [] } = plan
  if (!certificateRequests.some(isAsked)) return undefined
  return {
    ...plan,
    version: plan.version + 1,
    changedAt: at,
    certificateRequests: certificateRequests.map((each) =>
      isAsked(each) ? { ...each, state: 'issued' } : each,
    ),
  }
}

function isBegun({ status, teachingUnitsDone }: PlanItem): boolean {
  return status === 'done' || status === 'partly' || teachingUnitsDone > 0
}

function requestFor(item: PlanItem, before: CertificateRequest | undefined, at: Instant): CertificateRequest {
  if (before?.state === 'issued') return before
  const { id, teachingUnitsDone } = item
  return { itemId: id, state: 'requested', requestedAt: before?.requestedAt ?? at, teachingUnitsDone }
}
