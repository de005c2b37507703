import { buildPackage, type HandoverPackage, newNonces, type PackageTerms } from '@passerelle/domain/exchange'
import { dayOf, refuse } from '@passerelle/domain/kernel'
import { caseFileKeys, type FoundReferral, type ReadOptions, readCaseFile } from '@passerelle/table/exchange'
import type { ExchangeContext } from './context.ts'

/** What to read with a referral so that its case can be packed. */
export function caseToPack({ tenant }: ExchangeContext): ReadOptions {
  return { besides: ({ participantId }) => (participantId ? caseFileKeys(tenant, participantId) : []) }
}

/** The package of the sender's case as it is now. @throws {Refused} `not_found` without the case, `limit_reached` */
export function packCase(
  context: ExchangeContext,
  { referral, place, person, besides }: FoundReferral,
  terms: Pick<PackageTerms, 'version' | 'tiers' | 'sensitiveGroups'>,
): HandoverPackage {
  if (place.participantId === undefined || person === undefined) return refuse({ code: 'not_found' })
  return buildPackage(
    { referral, ...readCaseFile(context.tenant, place.participantId, besides, person) },
    { ...terms, nonces: newNonces(context.ids), today: dayOf(context.clock.now().toISOString()) },
  )
}
