import type { ReferralView } from '@passerelle/contract/exchange'
import { decide } from '@passerelle/domain/exchange'
import { demandActing, demandActiveMember } from '@passerelle/table'
import type { Asked } from './asked.ts'
import { circumstancesOf } from './circumstances.ts'
import type { ExchangeDesk } from './desk.ts'
import { caseToPack, packCase } from './pack-case.ts'
import { viewOf } from './view.ts'

/**
 * Lets the receiver read for a while what the person cannot be asked about, because a vital interest of theirs is at stake.
 * Two persons say so, and both still work there. What crosses is the case as it is now: the tiers that the consent covers,
 * and those that are named.
 */
export async function discloseVitally(
  desk: ExchangeDesk,
  { id, expected, action, order }: Asked<'disclose-vitally'>,
): Promise<ReferralView> {
  const found = await desk.referrals.find(id, { expected, ...caseToPack(desk) })
  const decision = decide(found.referral, order, circumstancesOf(desk, found))
  const { referral } = decision
  const { consent } = found.consent
  const agreed = consent.state === 'given' ? consent : undefined
  const pack = packCase(desk, found, {
    version: referral.packageVersion,
    tiers: [...(agreed?.tiers ?? []), ...(referral.vitalTiers ?? [])],
    sensitiveGroups: agreed?.grant.sensitiveGroups ?? [],
  })
  await desk.referrals.commit(found, {
    action,
    decision,
    pack,
    purpose: 'vital_interests',
    besides: [
      demandActing(desk.tenant, desk.me),
      demandActiveMember(desk.tenant, order.body.secondPersonId, ['body', 'secondPersonId']),
    ],
  })
  return viewOf(found, { decision })
}
