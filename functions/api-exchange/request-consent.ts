import type { ReferralView } from '@passerelle/contract/exchange'
import { buildPackage, type CommandBody, decide, tiers } from '@passerelle/domain/exchange'
import { dayOf, type ReferralId, refuse } from '@passerelle/domain/kernel'
import { caseFileKeys, readCaseFile } from '@passerelle/table'
import { circumstancesOf } from './circumstances.ts'
import type { ExchangeDesk } from './desk.ts'
import { viewOf } from './view.ts'

/** Makes the package from the case as it is now, so that the person can be shown exactly what would cross. */
export async function requestConsent(
  desk: ExchangeDesk,
  id: ReferralId,
  expected: number,
  body: CommandBody<'request-consent'>,
): Promise<ReferralView> {
  const found = await desk.referrals.find(id, {
    besides: ({ participantId }) => (participantId ? caseFileKeys(desk.tenant, participantId) : []),
  })
  const circumstances = circumstancesOf(desk, found, expected)
  const decision = decide(found.referral, { command: 'request-consent', body }, circumstances)
  const { place, person } = found
  if (place.participantId === undefined || person === undefined) return refuse({ code: 'not_found' })
  const pack = buildPackage(
    { referral: found.referral, ...readCaseFile(desk.tenant, place.participantId, found.besides, person) },
    {
      version: decision.referral.packageVersion,
      tiers: body.tiers,
      sensitiveGroups: body.sensitiveGroups,
      nonces: noncesFor(desk),
      today: dayOf(circumstances.now),
    },
  )
  await desk.referrals.commit(found, { action: 'requestConsent', decision, pack })
  return viewOf(found, { decision })
}

/** Random text for each tier; an id holds 128 random bits. */
function noncesFor({ ids }: ExchangeDesk) {
  const [T0, T1, T2, T3] = tiers.map(() => ids.next<'nonce'>())
  if (!T0 || !T1 || !T2 || !T3) throw new TypeError('a tier without a nonce')
  return { T0, T1, T2, T3 }
}
