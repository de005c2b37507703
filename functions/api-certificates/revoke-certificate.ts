import type { CertificateView } from '@passerelle/contract/certificates'
import {
  type RevocationReason,
  revokeCertificate as revoke,
  withRevoked,
} from '@passerelle/domain/certificates'
import type { CertificateId, ParticipantId } from '@passerelle/domain/kernel'
import { assertVersion, retryWhileContended } from '@passerelle/table'
import type { CertificatesContext } from './context.ts'
import { certificateEntry } from './entry.ts'
import { signedList } from './signed.ts'
import { viewCertificate } from './view-certificate.ts'

/** Takes a certificate back: in the case, for whoever checks it by its code, and in the list of what was taken back. */
export async function revokeCertificate(
  context: CertificatesContext,
  participant: ParticipantId,
  id: CertificateId,
  reason: RevocationReason,
  expected: number,
): Promise<CertificateView> {
  return retryWhileContended(async () => {
    const found = await context.certificates.find(participant, id)
    assertVersion(found.certificate, expected)
    const at = context.clock.now().toISOString()
    const revoked = revoke(found.certificate, reason, context.me, at)
    const list = await signedList(context, found, withRevoked(found.list, revoked.status.index, at))
    const entry = certificateEntry(revoked, found.number, ['state', 'revocation'])
    await context.certificates.revoke(found, revoked, list, entry)
    return viewCertificate(revoked)
  })
}
