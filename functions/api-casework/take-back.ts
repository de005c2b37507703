import { decide } from '@passerelle/domain/exchange'
import type { ReferralId } from '@passerelle/domain/kernel'
import { type MemberRole, memberRoles } from '@passerelle/domain/tenancy'
import { calendarsOf, type FoundReferral, referrals } from '@passerelle/table/exchange'
import type { CaseworkContext } from './context.ts'

/** The step by which an offer is taken back because another case goes on for the person. */
export async function takeBack(context: CaseworkContext, id: ReferralId) {
  const { me, roles, table, clock } = context
  const found: FoundReferral = await referrals(table, { memberId: me, roles }).find(id, { withCase: true })
  const order = { command: 'withdraw', body: { reason: 'duplicate' } } as const
  const decision = decide(found.referral, order, {
    now: clock.now().toISOString(),
    actor: { side: found.side, memberId: me, roles: roles.filter(isMemberRole) },
    expectedVersion: found.referral.version,
    corridor: found.corridor,
    consent: found.consent.consent,
    calendars: calendarsOf(found),
  })
  return { found, step: { decision } }
}

function isMemberRole(role: string): role is MemberRole {
  return memberRoles.some((known) => known === role)
}
