import type { WallClock } from '@passerelle/domain/calendar'
import type { Ids, LinkId, ParticipantId } from '@passerelle/domain/kernel'
import { ownPersonOf, type RequestScope, resourcesOf, tenantScopeOf } from '@passerelle/runtime'
import { openTenantTable, type TenantTable, type UnitOfWork } from '@passerelle/table'
import { type OwnReferrals, ownReferrals } from '@passerelle/table/exchange'

/** Where one person sees to what concerns them, by their own link. */
export type SelfContext = {
  readonly me: ParticipantId
  /** The link by which the person comes; only while it is the one that counts. */
  readonly link: LinkId
  readonly table: TenantTable
  readonly unitOfWork: UnitOfWork
  readonly clock: WallClock
  readonly ids: Ids
  /** Those of the person's own case, and no others. */
  readonly referrals: OwnReferrals
  readonly acceptLanguage: string | undefined
}

export async function openSelfContext(request: RequestScope): Promise<SelfContext> {
  const { session, clock, ids, acceptLanguage } = request
  const person = ownPersonOf(session)
  const table = await openTenantTable(tenantScopeOf(session), resourcesOf(process.env), request)
  return {
    me: person.participantId,
    link: person.link,
    table,
    unitOfWork: table.unitOfWork,
    clock,
    ids,
    referrals: ownReferrals(table, person),
    acceptLanguage,
  }
}
