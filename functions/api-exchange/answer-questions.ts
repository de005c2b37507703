import type { ReferralView } from '@passerelle/contract/exchange'
import { type CommandBody, decide } from '@passerelle/domain/exchange'
import { type ReferralId, refuse } from '@passerelle/domain/kernel'
import { circumstancesOf } from './circumstances.ts'
import type { ExchangeDesk } from './desk.ts'
import { caseToPack, packCase } from './pack-case.ts'
import { viewOf } from './view.ts'

/**
 * Answers what the receiver asked, with a new version of the package from the case as it is now. It holds the tiers and
 * the sensitive groups that the person's consent covers and no others, so nothing new opens without being agreed to.
 */
export async function answerQuestions(
  desk: ExchangeDesk,
  id: ReferralId,
  expected: number,
  body: CommandBody<'answer'>,
): Promise<ReferralView> {
  const found = await desk.referrals.find(id, { expected, ...caseToPack(desk) })
  const circumstances = circumstancesOf(desk, found)
  const decision = decide(found.referral, { command: 'answer', body }, circumstances)
  const { consent } = found.consent
  // The decision rests on a consent in force.
  if (consent.state !== 'given') return refuse({ code: 'contended' })
  const { tiers, grant } = consent
  const pack = packCase(desk, found, {
    version: decision.referral.packageVersion,
    tiers,
    sensitiveGroups: grant.sensitiveGroups,
  })
  await desk.referrals.commit(found, { action: 'answerQuestions', decision, pack })
  return viewOf(found, { decision })
}
