import type { CertificateView } from '@passerelle/contract/certificates'
import { type CertificateId, type ParticipantId, refuse } from '@passerelle/domain/kernel'
import type { CertificatesContext } from './context.ts'
import { viewCertificate } from './view-certificate.ts'

/** One certificate of a case. */
export async function readCertificate(
  { certificates }: CertificatesContext,
  participant: ParticipantId,
  id: CertificateId,
): Promise<CertificateView> {
  const all = await certificates.ofCase(participant)
  const certificate = all.find((each) => each.id === id) ?? refuse({ code: 'not_found' })
  return viewCertificate(certificate)
}
