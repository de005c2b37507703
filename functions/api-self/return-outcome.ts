import { returnOutcome as returning } from '@passerelle/domain/exchange'
import type { FollowUp, FollowUpYear } from '@passerelle/domain/follow-up'
import { Refused, refuse } from '@passerelle/domain/kernel'
import type { Writes } from '@passerelle/table'
import { outcomeWrites } from '@passerelle/table/exchange'
import { circumstancesOf } from './circumstances.ts'
import type { SelfContext } from './context.ts'

/**
 * Lets the organisation that handed the person over learn what they answered: the code and the day, and only as long as
 * they agree to it.
 *
 * @returns whether it was written so; otherwise nothing is written
 * @throws {Refused} `contended` where a step of the referral came in between
 */
export async function returnOutcome(
  context: SelfContext,
  { handover }: FollowUpYear,
  followUp: FollowUp,
  kept: Writes,
): Promise<boolean> {
  if (handover === undefined || followUp.month === undefined) return false
  const found = await context.referrals.find(handover.id).catch(unlessUnknown)
  const step = found && returning(found.referral, followUp, circumstancesOf(context, found))
  if (found === undefined || step === undefined) return false
  const { writes } = await outcomeWrites(context.table, found, step.report, true)
  try {
    await context.referrals.commit(found, { decision: step.decision, besides: [...writes, ...kept] })
  } catch (error) {
    // Whether the follow-up itself was answered meanwhile is seen when it is read anew.
    if (error instanceof Refused && error.refusal.code === 'stale_version') refuse({ code: 'contended' })
    throw error
  }
  return true
}

/** A link shows the latest referrals only; an older one learns nothing. */
function unlessUnknown(error: unknown): undefined {
  if (error instanceof Refused && error.refusal.code === 'not_found') return undefined
  throw error
}
