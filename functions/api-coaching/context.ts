import { type Reach, reachOf } from '@passerelle/domain/casework'
import type { Clock, Ids, MemberId } from '@passerelle/domain/kernel'
import type { Role } from '@passerelle/domain/tenancy'
import { type RequestScope, resourcesOf, tenantScopeOf } from '@passerelle/runtime'
import { openTenantTable, type UnitOfWork } from '@passerelle/table'
import { type Rosters, rosters, type Sessions, sessions } from '@passerelle/table/coaching'

/** Where sessions are planned and held. Cases are those of the member who calls, and no other. */
export type CoachingContext = {
  readonly me: MemberId
  readonly roles: readonly Role[]
  readonly reach: Reach
  readonly unitOfWork: UnitOfWork
  readonly clock: Clock
  readonly ids: Ids
  readonly sessions: Sessions
  readonly rosters: Rosters
}

export async function openCoachingContext(request: RequestScope): Promise<CoachingContext> {
  const { session, clock, ids } = request
  const table = await openTenantTable(tenantScopeOf(session), resourcesOf(process.env), request)
  const me = session.scope.member
  const reach = reachOf(session.roles, me)
  return {
    me,
    roles: session.roles,
    reach,
    unitOfWork: table.unitOfWork,
    clock,
    ids,
    sessions: sessions(table),
    rosters: rosters(table, reach),
  }
}
