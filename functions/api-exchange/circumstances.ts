import { type Actor, type Circumstances, type Order, type Owner, rowFor } from '@passerelle/domain/exchange'
import { type MemberRole, memberRoles } from '@passerelle/domain/tenancy'
import { calendarsOf, type FoundReferral } from '@passerelle/table'
import type { ExchangeDesk } from './desk.ts'

/** Everything that a decision about a referral depends on besides the command. */
export function circumstancesOf(desk: ExchangeDesk, found: FoundReferral): Circumstances {
  return {
    now: desk.clock.now().toISOString(),
    actor: actorOf(desk, found.side),
    // Whether it is the one that the caller saw was looked at when it was found.
    expectedVersion: found.referral.version,
    corridor: found.corridor,
    consent: found.consent.consent,
    calendars: calendarsOf(found),
  }
}

export function actorOf({ me, roles }: ExchangeDesk, side: Owner): Actor {
  return { side, memberId: me, roles: roles.filter(isMemberRole) }
}

/**
 * Refuses a command that does not fit, before anything is worked out for it.
 *
 * @throws {Refused} `forbidden`, `illegal_transition`
 */
export function demandCommand(desk: ExchangeDesk, { referral, side }: FoundReferral, order: Order): void {
  rowFor(referral, order, actorOf(desk, side))
}

function isMemberRole(role: string): role is MemberRole {
  return memberRoles.some((known) => known === role)
}
