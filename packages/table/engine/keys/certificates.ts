import type { TenantId } from '@passerelle/domain/kernel'
import { type Key, ordinal } from './key.ts'

/** Rows that hold what anybody may see, each in a partition of its own: who finds one finds no other. */
export const certificateKeys = {
  /** What anybody may know of a certificate, by the SHA-256 of its code. */
  shown: (tenant: TenantId, digest: string): Key => ({
    pk: `V#${tenant}#CERTIFICATE#${digest}`,
    sk: 'CERTIFICATE',
  }),
  /** The public keys of an issuer. */
  issuerKeys: (tenant: TenantId): Key => ({ pk: `V#${tenant}#KEYS`, sk: 'KEYS' }),
  /** A list of what was taken back. */
  statusList: (tenant: TenantId, list: number): Key => ({ pk: `V#${tenant}#STATUS#${list}`, sk: 'LIST' }),
  /** That a place in a list is taken: by whom is not said. */
  statusPlace: (tenant: TenantId, list: number, index: number): Key => ({
    pk: `T#${tenant}#CERTIFICATES#${list}`,
    sk: `PLACE#${ordinal(index)}`,
  }),
}
