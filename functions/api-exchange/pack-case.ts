import { buildPackage, type HandoverPackage, newNonces, type PackageTerms } from '@passerelle/domain/exchange'
import { dayOf, refuse } from '@passerelle/domain/kernel'
import type { FoundReferral } from '@passerelle/table/exchange'
import type { ExchangeContext } from './context.ts'

/** The package of the sender's case as it is now. @throws {Refused} `not_found` without the case, `limit_reached` */
export function packCase(
  context: ExchangeContext,
  { referral, caseFile }: FoundReferral<'caseFile'>,
  terms: Pick<PackageTerms, 'version' | 'tiers' | 'sensitiveGroups'>,
): HandoverPackage {
  if (caseFile === undefined) return refuse({ code: 'not_found' })
  return buildPackage(
    { referral, ...caseFile },
    { ...terms, nonces: newNonces(context.ids), today: dayOf(context.clock.now().toISOString()) },
  )
}
