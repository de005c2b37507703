import { type Reach, reachOf } from '@passerelle/domain/casework'
import type { Clock, Ids, MemberId, TenantId } from '@passerelle/domain/kernel'
import type { Role } from '@passerelle/domain/tenancy'
import { type RequestScope, resourcesOf, tenantScopeOf } from '@passerelle/runtime'
import { openTenantTable, type TenantTable, type UnitOfWork } from '@passerelle/table'
import { type Referrals, referrals } from '@passerelle/table/exchange'

/** Where referrals are sent and taken on, for one member of one organisation. */
export type ExchangeContext = {
  readonly me: MemberId
  readonly tenant: TenantId
  readonly roles: readonly Role[]
  /** Which of the organisation's own cases are the member's. */
  readonly reach: Reach
  readonly table: TenantTable
  readonly unitOfWork: UnitOfWork
  readonly clock: Clock
  readonly ids: Ids
  readonly referrals: Referrals
  readonly language: RequestScope['language']
}

export async function openExchangeContext(request: RequestScope): Promise<ExchangeContext> {
  const { session } = request
  const table = await openTenantTable(tenantScopeOf(session), resourcesOf(process.env), request)
  const { roles } = session
  const me = session.scope.member
  return {
    me,
    tenant: table.tenant,
    roles,
    reach: reachOf(roles, me),
    table,
    unitOfWork: table.unitOfWork,
    clock: table.clock,
    ids: table.ids,
    language: request.language,
    referrals: referrals(table, { memberId: me, roles }),
  }
}
