import { type Instant, type MemberId, refuse } from '../kernel/index.ts'
import { type Certificate, type PublicCertificate, type RevocationReason, taughtIn } from './certificate.ts'

/**
 * Takes a certificate back; it stays in the case, and whoever checks it learns that it does not hold any more.
 *
 * @throws Refused `not_possible` for one that was taken back already
 */
export function revokeCertificate(
  certificate: Certificate,
  reason: RevocationReason,
  by: MemberId,
  at: Instant,
): Certificate {
  if (certificate.state === 'revoked') refuse({ code: 'not_possible', what: 'certificate_revoked' })
  return {
    ...certificate,
    version: certificate.version + 1,
    state: 'revoked',
    revocation: { reason, at, by },
  }
}

/** What anybody may know of a certificate. The reason for which it was taken back is not among it. */
export function publicPartOf(
  certificate: Certificate,
  issuer: { readonly id: PublicCertificate['issuerId']; readonly name: string },
): PublicCertificate {
  const { version, digest, kind, title, isco08, partial } = certificate
  const { assessedOn, validUntil, issuedAt, revocation } = certificate
  return {
    digest,
    version,
    issuerId: issuer.id,
    issuerName: issuer.name,
    kind,
    title,
    isco08,
    ...taughtIn(certificate),
    ...(assessedOn && { assessedOn }),
    partial,
    ...(validUntil && { validUntil }),
    issuedAt,
    ...(revocation && { revokedAt: revocation.at }),
  }
}

/** How a certificate stands for whoever checks it. */
export const checkedStates = ['valid', 'expired', 'revoked'] as const

export type CheckedState = (typeof checkedStates)[number]

/** How a certificate stands at a moment. It counts to the end of its last day, wherever that ends last. */
export function checkedStateOf(
  { revokedAt, validUntil }: Pick<PublicCertificate, 'revokedAt' | 'validUntil'>,
  at: Instant,
): CheckedState {
  if (revokedAt !== undefined) return 'revoked'
  return validUntil !== undefined && at > endOf(validUntil) ? 'expired' : 'valid'
}

/** The same of a certificate as its organisation keeps it. */
export function stateOf(
  { validUntil, revocation }: Pick<Certificate, 'validUntil' | 'revocation'>,
  at: Instant,
): CheckedState {
  return checkedStateOf({ validUntil, revokedAt: revocation?.at }, at)
}

/** The end of a day in UTC, which is what the credential says. */
export function endOf(day: string): Instant {
  return `${day}T23:59:59.000Z`
}
