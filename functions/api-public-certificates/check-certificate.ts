import type { CheckedCertificate } from '@passerelle/contract/certificates'
import { addresses, checkedStateOf } from '@passerelle/domain/certificates'
import { refuse } from '@passerelle/domain/kernel'
import type { Office } from './office.ts'

/** What is behind a code, and whether it still holds. @throws {Refused} `not_found`, whatever is wrong with the code */
export async function checkCertificate(
  { records, home, clock }: Office,
  code: string,
): Promise<CheckedCertificate> {
  const found = (await records.certificate(code)) ?? refuse({ code: 'not_found' })
  const { digest: _, ...shown } = found
  return {
    ...shown,
    code,
    state: checkedStateOf(found, clock.now().toISOString()),
    keys: addresses.keys(home, found.issuerId),
  }
}
