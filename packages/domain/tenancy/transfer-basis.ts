import type { CountryCode } from '../kernel/codes/index.ts'
import { refuse } from '../kernel/index.ts'
import type { TransferBasis } from '../sharing/purposes.ts'

/**
 * Countries to which a transfer may rest on a decision of adequacy (GDPR, Article 45), as far as those decisions are
 * general, and those of the European Economic Area, to which there is no transfer. State of November 2026; of Brazil,
 * Canada, Japan, Korea and the United States as far as each decision reaches.
 */
const adequate: ReadonlySet<string> = new Set(
  (
    'AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK IS LI NO ' +
    'AD AR BR CA CH FO GB GG IL IM JE JP KR NZ US UY'
  ).split(' '),
)

/**
 * Refuses a ground on which a standing agreement cannot rest: adequacy for a country that has none, and vital interests,
 * which are of one person in one hour.
 *
 * @param recipient the receiver's country, as soon as it is known
 * @throws {Refused} `transfer_basis_unavailable`
 */
export function assertBasis(basis: TransferBasis, recipient: CountryCode | undefined): void {
  const isMissing = basis === 'adequacy_45' && recipient !== undefined && !adequate.has(recipient)
  if (isMissing || basis === 'vital_interests_49_1_f') refuse({ code: 'transfer_basis_unavailable', basis })
}
