import {
  allowedCommands,
  type CommandName,
  type Decision,
  decide,
  type Order,
} from '@passerelle/domain/exchange'
import { type ReferralId, refuse } from '@passerelle/domain/kernel'
import { isMemberRole } from '@passerelle/domain/tenancy'
import { calendarsOf, type FoundReferral, referrals } from '@passerelle/table/exchange'
import type { CaseworkContext } from './context.ts'

/** The commands by which either side ends a referral because another case goes on for the person. */
const endings: { readonly [Name in CommandName]?: Order } = {
  withdraw: { command: 'withdraw', body: { reason: 'duplicate' } },
  decline: { command: 'decline', body: { reason: 'duplicate', declinedBy: 'provider' } },
  unaccept: { command: 'unaccept', body: { reason: 'duplicate', to: 'declined' } },
  'hand-back': { command: 'hand-back', body: { reason: 'duplicate' } },
}

/**
 * The step by which a referral ends with a case that is closed as a duplicate: its sender withdraws it, its receiver
 * gives it back.
 *
 * @throws {Refused} `not_possible` where the member has no way to end it, because it is the other side's turn
 */
export async function settleReferral(
  context: CaseworkContext,
  id: ReferralId,
): Promise<{ readonly found: FoundReferral; readonly step: { readonly decision: Decision } }> {
  const { me, table, clock } = context
  const roles = context.roles.filter(isMemberRole)
  const found: FoundReferral = await referrals(table, { memberId: me, roles }).find(id, { withCase: true })
  const { referral, side, corridor } = found
  const order = allowedCommands(referral, { side, roles }).flatMap((name) => orderOf(name) ?? [])[0]
  if (order === undefined) return refuse({ code: 'not_possible', what: 'referral_under_way' })
  const decision = decide(referral, order, {
    now: clock.now().toISOString(),
    actor: { side, memberId: me, roles },
    expectedVersion: referral.version,
    corridor,
    consent: found.consent.consent,
    calendars: calendarsOf(found),
  })
  return { found, step: { decision } }
}

function orderOf(name: string): Order | undefined {
  return Object.entries(endings).find(([command]) => command === name)?.[1]
}
