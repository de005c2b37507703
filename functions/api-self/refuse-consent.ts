import type { OwnReferral } from '@passerelle/contract/self'
import { decide } from '@passerelle/domain/exchange'
import type { ReferralId } from '@passerelle/domain/kernel'
import { circumstancesOf, stillLinked } from './circumstances.ts'
import type { SelfDesk } from './desk.ts'
import { ownKeys, readOwn } from './own.ts'
import { viewOf } from './view.ts'

/** A person's no. Nothing was passed on, and nobody asks why. */
export async function refuseConsent(desk: SelfDesk, id: ReferralId, expected: number): Promise<OwnReferral> {
  const found = await desk.referrals.find(id, { expected, besides: () => ownKeys(desk) })
  const { language } = await readOwn(desk, found.besides)
  const decision = decide(found.referral, { command: 'refuse', body: {} }, circumstancesOf(desk, found))
  await desk.referrals.commit(found, {
    action: 'refuseOwnConsent',
    decision,
    besides: [stillLinked(desk)],
  })
  return viewOf(found, language, { decision })
}
