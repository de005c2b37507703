import { type Actor, type Circumstances, type Order, type Owner, rowFor } from '@passerelle/domain/exchange'
import type { TenantId } from '@passerelle/domain/kernel'
import { isMemberRole } from '@passerelle/domain/tenancy'
import { type MemberContext, openMemberContext, type RequestScope } from '@passerelle/runtime'
import {
  calendarsOf,
  type FoundReferral,
  type Reader,
  type Referrals,
  referrals,
} from '@passerelle/table/exchange'

/** Where referrals are sent and taken on, for one member of one organisation. */
export type ExchangeContext = MemberContext & {
  readonly tenant: TenantId
  readonly referrals: Referrals
  readonly language: RequestScope['language']
}

export async function openExchangeContext(request: RequestScope): Promise<ExchangeContext> {
  const own = await openMemberContext(request)
  return {
    ...own,
    tenant: own.table.tenant,
    referrals: referrals(own.table, readerOf(own)),
    language: request.language,
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
