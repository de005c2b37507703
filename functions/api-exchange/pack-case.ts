import { buildPackage, type HandoverPackage, type PackageTerms, tiers } from '@passerelle/domain/exchange'
import { dayOf, refuse } from '@passerelle/domain/kernel'
import { caseFileKeys, type FoundReferral, readCaseFile, type Wish } from '@passerelle/table'
import type { ExchangeDesk } from './desk.ts'

/** What to read with a referral so that its case can be packed. */
export function caseToPack({ tenant }: ExchangeDesk): Wish {
  return { besides: ({ participantId }) => (participantId ? caseFileKeys(tenant, participantId) : []) }
}

/** The package of the sender's case as it is now. @throws {Refused} `not_found` without the case, `limit_reached` */
export function packCase(
  desk: ExchangeDesk,
  { referral, place, person, besides }: FoundReferral,
  terms: Pick<PackageTerms, 'version' | 'tiers' | 'sensitiveGroups'>,
): HandoverPackage {
  if (place.participantId === undefined || person === undefined) return refuse({ code: 'not_found' })
  return buildPackage(
    { referral, ...readCaseFile(desk.tenant, place.participantId, besides, person) },
    { ...terms, nonces: noncesFor(desk), today: dayOf(desk.clock.now().toISOString()) },
  )
}

/** Random text for each tier; an id holds 128 random bits. */
function noncesFor({ ids }: ExchangeDesk) {
  const [T0, T1, T2, T3] = tiers.map(() => ids.next<'nonce'>())
  if (!T0 || !T1 || !T2 || !T3) throw new TypeError('a tier without a nonce')
  return { T0, T1, T2, T3 }
}
