import { type Reach, reachOf } from '@passerelle/domain/casework'
import type { Clock, Ids, MemberId, TenantId } from '@passerelle/domain/kernel'
import { type RequestScope, resourcesOf, tenantScopeOf } from '@passerelle/runtime'
import { openTenantTable, type TenantTable, type UnitOfWork } from '@passerelle/table'

/** Where papers are made by one member, or opened by whoever brings one. */
export type PapersContext = {
  readonly me: MemberId
  readonly tenant: TenantId
  /** Which of the organisation's own cases are the member's. */
  readonly reach: Reach
  readonly table: TenantTable
  readonly unitOfWork: UnitOfWork
  readonly clock: Clock
  readonly ids: Ids
  /** The attempt that an `Idempotency-Key` makes of this very request. */
  readonly attempt: RequestScope['attempt']
}

export async function openPapersContext(request: RequestScope): Promise<PapersContext> {
  const { session, attempt } = request
  const table = await openTenantTable(tenantScopeOf(session), resourcesOf(process.env), request)
  const { tenant, unitOfWork, clock, ids } = table
  const me = session.scope.member
  return { me, tenant, reach: reachOf(session.roles, me), table, unitOfWork, clock, ids, attempt }
}
