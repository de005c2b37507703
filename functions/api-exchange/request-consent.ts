import type { ReferralView } from '@passerelle/contract/exchange'
import { type CommandBody, decide } from '@passerelle/domain/exchange'
import type { ReferralId } from '@passerelle/domain/kernel'
import { circumstancesOf } from './circumstances.ts'
import type { ExchangeDesk } from './desk.ts'
import { caseToPack, packCase } from './pack-case.ts'
import { viewOf } from './view.ts'

/** Makes the package from the case as it is now, so that the person can be shown exactly what would cross. */
export async function requestConsent(
  desk: ExchangeDesk,
  id: ReferralId,
  expected: number,
  body: CommandBody<'request-consent'>,
): Promise<ReferralView> {
  const found = await desk.referrals.find(id, { expected, ...caseToPack(desk) })
  const circumstances = circumstancesOf(desk, found)
  const decision = decide(found.referral, { command: 'request-consent', body }, circumstances)
  const pack = packCase(desk, found, { ...body, version: decision.referral.packageVersion })
  await desk.referrals.commit(found, { action: 'requestConsent', decision, pack })
  return viewOf(found, { decision })
}
