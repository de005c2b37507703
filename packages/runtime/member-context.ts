import type { WallClock } from '@passerelle/domain/calendar'
import { type Reach, reachOf } from '@passerelle/domain/casework'
import type { Ids, MemberId } from '@passerelle/domain/kernel'
import type { Role } from '@passerelle/domain/tenancy'
import { openTenantTable, type TenantTable, type UnitOfWork } from '@passerelle/table'
import { resourcesOf } from './environment.ts'
import type { RequestScope } from './request.ts'
import { tenantScopeOf } from './session.ts'

/** What a use case works with in which a member acts: who they are, which cases they reach, and the table as theirs. */
export type MemberContext = {
  readonly me: MemberId
  readonly roles: readonly Role[]
  readonly reach: Reach
  readonly table: TenantTable
  readonly unitOfWork: UnitOfWork
  readonly clock: WallClock
  readonly ids: Ids
}

/** @throws {Refused} `forbidden` for the operator, who is no member of a tenant */
export async function openMemberContext(request: RequestScope): Promise<MemberContext> {
  const { session, clock, ids } = request
  const table = await openTenantTable(tenantScopeOf(session), resourcesOf(process.env), request)
  const me = session.scope.member
  const { roles } = session
  return { me, roles, reach: reachOf(roles, me), table, unitOfWork: table.unitOfWork, clock, ids }
}
