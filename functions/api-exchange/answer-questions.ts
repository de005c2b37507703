import type { ReferralView } from '@passerelle/contract/exchange'
import { decide } from '@passerelle/domain/exchange'
import { refuse } from '@passerelle/domain/kernel'
import type { Asked } from './asked.ts'
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
  { id, expected, action, order }: Asked<'answer'>,
): Promise<ReferralView> {
  const found = await desk.referrals.find(id, { expected, ...caseToPack(desk) })
  const circumstances = circumstancesOf(desk, found)
  const decision = decide(found.referral, order, circumstances)
  const { consent } = found.consent
  // The decision rests on a consent in force.
  if (consent.state !== 'given') return refuse({ code: 'contended' })
  const { tiers, grant } = consent
  const { packageVersion, vitalTiers = [] } = decision.referral
  const pack = packCase(desk, found, {
    version: packageVersion,
    // What is open without a consent stays so in the new version.
    tiers: [...tiers, ...vitalTiers],
    sensitiveGroups: grant.sensitiveGroups,
  })
  await desk.referrals.commit(found, { action, decision, pack })
  return viewOf(found, { decision })
}
