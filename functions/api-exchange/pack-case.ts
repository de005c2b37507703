import {
  assertNothingEmpty,
  buildPackage,
  type HandoverPackage,
  newNonces,
  type PackageTerms,
} from '@passerelle/domain/exchange'
import { refuse } from '@passerelle/domain/kernel'
import type { FoundReferral } from '@passerelle/table/exchange'
import type { ExchangeContext } from './context.ts'

/**
 * The package of the sender's case as it is now. One that is put before the person has no empty part.
 *
 * @throws {Refused} `not_found` without the case, `limit_reached`, `invalid` with what would be empty
 */
export function packCase(
  context: ExchangeContext,
  { referral, caseFile }: FoundReferral<'caseFile'>,
  { asks, ...terms }: Pick<PackageTerms, 'version' | 'tiers' | 'sensitiveGroups'> & { readonly asks?: true },
): HandoverPackage {
  if (caseFile === undefined) return refuse({ code: 'not_found' })
  const file = { referral, ...caseFile }
  const whole = { ...terms, nonces: newNonces(context.ids), today: context.clock.today() }
  if (asks) assertNothingEmpty(file, whole)
  return buildPackage(file, whole)
}
