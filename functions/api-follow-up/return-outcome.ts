import { returnOutcome as returning } from '@passerelle/domain/exchange'
import type { FollowUp, FollowUpYear } from '@passerelle/domain/follow-up'
import { Refused, refuse } from '@passerelle/domain/kernel'
import { isMemberRole } from '@passerelle/domain/tenancy'
import type { Writes } from '@passerelle/table'
import { calendarsOf, outcomeWrites, referrals } from '@passerelle/table/exchange'
import type { FollowUpContext } from './context.ts'

/**
 * Lets the organisation that handed the person over learn the outcome, in the transaction that keeps the follow-up, where
 * the person agreed to that and still does.
 *
 * @returns whether it was written so; otherwise nothing is written
 * @throws {Refused} `contended` where a step of the referral came in between
 */
export async function returnOutcome(
  { table, me, roles, clock }: FollowUpContext,
  { handover }: FollowUpYear,
  followUp: FollowUp,
  kept: () => Promise<Writes>,
): Promise<boolean> {
  if (handover === undefined || followUp.month === undefined) return false
  const own = referrals(table, { memberId: me, roles })
  const found = await own.find(handover.id).catch(unlessUnknown)
  const step =
    found &&
    returning(found.referral, followUp, {
      now: clock.now().toISOString(),
      actor: { side: found.side, memberId: me, roles: roles.filter(isMemberRole) },
      expectedVersion: found.referral.version,
      corridor: found.corridor,
      consent: found.consent.consent,
      calendars: calendarsOf(found),
    })
  if (found === undefined || step === undefined) return false
  const { writes } = await outcomeWrites(table, found, step.report, true)
  try {
    await own.commit(found, { decision: step.decision, besides: [...writes, ...(await kept())] })
  } catch (error) {
    // The version that the caller named is the follow-up's; whether that one changed is seen when it is read anew.
    if (error instanceof Refused && isSomebodyElses(error)) refuse({ code: 'contended' })
    throw error
  }
  return true
}

/** Somebody who works with the case and not with its referral writes down what came of it all the same. */
function unlessUnknown(error: unknown): undefined {
  if (error instanceof Refused && error.refusal.code === 'not_found') return undefined
  throw error
}

/** Somebody moved the referral meanwhile, or the person took their yes back. */
function isSomebodyElses({ refusal: { code } }: Refused): boolean {
  return code === 'stale_version' || code === 'consent_ended' || code === 'feedback_not_agreed'
}
