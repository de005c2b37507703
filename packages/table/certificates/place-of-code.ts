import { createHash } from 'node:crypto'
import { isCertificateCode } from '@passerelle/domain/certificates'
import { idLength, type TenantId } from '@passerelle/domain/kernel'

/** Whose certificate a code is of, and by what it is found. */
export type PlaceOfCode = { readonly tenant: TenantId; readonly digest: string }

/** Where a code leads: its first half names the issuer. Nothing where it cannot be a code. */
export function placeOfCertificate(code: string): PlaceOfCode | undefined {
  if (!isCertificateCode(code)) return undefined
  return {
    tenant: code.slice(0, idLength) as TenantId, // an id, at the issuer's place of a code
    digest: createHash('sha256').update(code, 'utf8').digest('hex'),
  }
}
