import type { ReferralView } from '@passerelle/contract/exchange'
import { decide } from '@passerelle/domain/exchange'
import { refuse } from '@passerelle/domain/kernel'
import type { ReferralCommand } from './command.ts'
import { circumstancesOf, type ExchangeContext } from './context.ts'
import { packCase } from './pack-case.ts'
import { viewOf } from './view.ts'

/**
 * Answers what the receiver asked, with a new version of the package from the case as it is now. It holds the tiers and
 * the sensitive groups that the person's consent covers and no others, so nothing new opens without being agreed to.
 */
export async function answerQuestions(
  context: ExchangeContext,
  { id, expected, order }: ReferralCommand<'answer'>,
): Promise<ReferralView> {
  const found = await context.referrals.find(id, { expected, with: ['caseFile'] })
  const circumstances = circumstancesOf(context, found)
  const decision = decide(found.referral, order, circumstances)
  const { consent } = found.consent
  // The decision rests on a consent in force.
  if (consent.state !== 'given') return refuse({ code: 'contended' })
  const { tiers, grant } = consent
  const { packageVersion, vitalTiers = [] } = decision.referral
  const pack = packCase(context, found, {
    version: packageVersion,
    // A tier that is open without a consent stays so in the new version.
    tiers: [...tiers, ...vitalTiers],
    sensitiveGroups: grant.sensitiveGroups,
  })
  await context.referrals.commit(found, { decision, pack })
  return viewOf(found, { decision })
}
