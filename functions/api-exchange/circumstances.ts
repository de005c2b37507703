import { type Actor, type Circumstances, type Order, type Owner, rowFor } from '@passerelle/domain/exchange'
import { type MemberRole, memberRoles } from '@passerelle/domain/tenancy'
import { calendarsOf, type FoundReferral } from '@passerelle/table/exchange'
import type { ExchangeContext } from './context.ts'

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

function isMemberRole(role: string): role is MemberRole {
  return memberRoles.some((known) => known === role)
}
