import type { IssuerKeys, PublicCertificate, StatusList } from '@passerelle/domain/certificates'
import type { TenantId } from '@passerelle/domain/kernel'
import { placeOfCertificate, readIssuerKeys, readShown, readStatusList } from '../certificates/index.ts'
import { certificateKeys } from '../engine/keys/certificates.ts'
import { openOwnStore } from '../session/own-role.ts'
import type { Tables } from '../session/scope.ts'

/** What anybody may see of certificates. Its function can read these rows, one at a time, and nothing else at all. */
export type PublicRecords = {
  /** What is behind a code: one call, and none where it cannot be one. */
  certificate(code: string): Promise<PublicCertificate | undefined>
  /** The public keys of an issuer: one call. */
  issuerKeys(issuer: TenantId): Promise<IssuerKeys | undefined>
  /** A list of what an issuer took back: one call. */
  statusList(issuer: TenantId, list: number): Promise<StatusList | undefined>
}

export function openPublicRecords(tables: Tables): PublicRecords {
  const store = openOwnStore(tables)
  return {
    async certificate(code) {
      const place = placeOfCertificate(code)
      const row = place && (await store.get(certificateKeys.shown(place.tenant, place.digest)))
      return row && readShown(row)
    },

    async issuerKeys(issuer) {
      return readIssuerKeys(await store.get(certificateKeys.issuerKeys(issuer)))
    },

    async statusList(issuer, list) {
      return readStatusList(await store.get(certificateKeys.statusList(issuer, list)))
    },
  }
}
