import type { ReferralView } from '@passerelle/contract/exchange'
import { decide } from '@passerelle/domain/exchange'
import { requireActing, requireActiveMember } from '@passerelle/table/tenancy'
import type { ReferralCommand } from './command.ts'
import { circumstancesOf, type ExchangeContext } from './context.ts'
import { packCase } from './pack-case.ts'
import { viewOf } from './view.ts'

/**
 * Lets the receiver read for a while what the person cannot be asked about, because a vital interest of theirs is at
 * stake. Two persons say so, and both still work there. The case crosses as it is now: the tiers that the consent
 * covers, and those that are named.
 */
export async function discloseVitally(
  context: ExchangeContext,
  { id, expected, order }: ReferralCommand<'disclose-vitally'>,
): Promise<ReferralView> {
  const found = await context.referrals.find(id, { expected, with: ['caseFile'] })
  const decision = decide(found.referral, order, circumstancesOf(context, found))
  const { referral } = decision
  const { consent } = found.consent
  const agreed = consent.state === 'given' ? consent : undefined
  const pack = packCase(context, found, {
    version: referral.packageVersion,
    tiers: [...(agreed?.tiers ?? []), ...(referral.vitalTiers ?? [])],
    sensitiveGroups: agreed?.grant.sensitiveGroups ?? [],
  })
  await context.referrals.commit(found, {
    decision,
    pack,
    purpose: 'vital_interests',
    besides: [
      requireActing(context.tenant, context.me),
      requireActiveMember(context.tenant, order.body.secondPersonId, ['body', 'secondPersonId']),
    ],
  })
  return viewOf(found, { decision })
}
