import { type Reach, reachOf } from '@passerelle/domain/casework'
import { type Actor, type Circumstances, type Order, type Owner, rowFor } from '@passerelle/domain/exchange'
import type { Clock, Ids, MemberId, TenantId } from '@passerelle/domain/kernel'
import { isMemberRole, type Role } from '@passerelle/domain/tenancy'
import { type RequestScope, resourcesOf, tenantScopeOf } from '@passerelle/runtime'
import { openTenantTable, type TenantTable, type UnitOfWork } from '@passerelle/table'
import {
  calendarsOf,
  type FoundReferral,
  type Reader,
  type Referrals,
  referrals,
} from '@passerelle/table/exchange'

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
    referrals: referrals(table, readerOf({ me, roles })),
  }
}

/** The member who asks. */
export function readerOf({ me, roles }: Pick<ExchangeContext, 'me' | 'roles'>): Reader {
  return { memberId: me, roles }
}

/** Everything that a decision about a referral depends on besides the command. */
export function circumstancesOf(context: ExchangeContext, found: FoundReferral): Circumstances {
  return {
    now: context.clock.now().toISOString(),
    actor: actorOf(context, found.side),
    // Whether it is the one that the caller saw was looked at when it was found.
    expectedVersion: found.referral.version,
    corridor: found.corridor,
    consent: found.consent.consent,
    calendars: calendarsOf(found),
  }
}

export function actorOf({ me, roles }: ExchangeContext, side: Owner): Actor {
  return { side, memberId: me, roles: roles.filter(isMemberRole) }
}

/**
 * Refuses a command that does not fit, before anything is worked out for it.
 *
 * @throws {Refused} `forbidden`, `illegal_transition`
 */
export function assertCommand(
  context: ExchangeContext,
  { referral, side }: FoundReferral,
  order: Order,
): void {
  rowFor(referral, order, actorOf(context, side))
}
