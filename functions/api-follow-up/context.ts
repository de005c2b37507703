import { type Reach, reachOf } from '@passerelle/domain/casework'
import type { Clock, Ids, MemberId } from '@passerelle/domain/kernel'
import type { Role } from '@passerelle/domain/tenancy'
import { type RequestScope, resourcesOf, tenantScopeOf } from '@passerelle/runtime'
import { openTenantTable, type TenantTable, type UnitOfWork } from '@passerelle/table'
import { type DaysBook, daysBook, type FollowUps, followUps } from '@passerelle/table/follow-up'

/** Where it is asked how people fare. Cases are those of the member who calls, and no other. */
export type FollowUpContext = {
  readonly me: MemberId
  readonly roles: readonly Role[]
  readonly reach: Reach
  readonly table: TenantTable
  readonly unitOfWork: UnitOfWork
  readonly clock: Clock
  readonly ids: Ids
  readonly followUps: FollowUps
  readonly days: DaysBook
  readonly language: RequestScope['language']
}

export async function openFollowUpContext(request: RequestScope): Promise<FollowUpContext> {
  const { session, clock, ids } = request
  const table = await openTenantTable(tenantScopeOf(session), resourcesOf(process.env), request)
  const me = session.scope.member
  const reach = reachOf(session.roles, me)
  return {
    me,
    roles: session.roles,
    reach,
    table,
    unitOfWork: table.unitOfWork,
    clock,
    ids,
    followUps: followUps(table, reach),
    days: daysBook(table),
    language: request.language,
  }
}
