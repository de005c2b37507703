import type { ReferralView } from '@passerelle/contract/exchange'
import { type CommandBody, decide } from '@passerelle/domain/exchange'
import type { ReferralId } from '@passerelle/domain/kernel'
import { demandActiveMember } from '@passerelle/table'
import { circumstancesOf } from './circumstances.ts'
import type { ExchangeDesk } from './desk.ts'
import { viewOf } from './view.ts'

/** Says that a record was a mistake. Two persons say so, and both still work there in the moment in which it counts. */
export async function voidReferral(
  desk: ExchangeDesk,
  id: ReferralId,
  expected: number,
  body: CommandBody<'void-error'>,
): Promise<ReferralView> {
  const found = await desk.referrals.find(id, { expected })
  const decision = decide(found.referral, { command: 'void-error', body }, circumstancesOf(desk, found))
  await desk.referrals.commit(found, {
    action: 'voidReferral',
    decision,
    besides: [
      { ...demandActiveMember(desk.tenant, desk.me, []), otherwise: () => ({ code: 'forbidden' }) },
      demandActiveMember(desk.tenant, body.secondPersonId, ['body', 'secondPersonId']),
    ],
  })
  return viewOf(found, { decision })
}
