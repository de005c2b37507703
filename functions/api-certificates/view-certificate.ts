import type { CertificateView } from '@passerelle/contract/certificates'
import type { Certificate } from '@passerelle/domain/certificates'

/** A certificate as its organisation sees it. Where its public part and its place in a list stand is nobody's business. */
export function viewCertificate({ digest: _, status: __, ...view }: Certificate): CertificateView {
  return view
}
