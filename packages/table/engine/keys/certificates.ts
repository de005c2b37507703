import type { Instant, MemberId, RecognitionId, TenantId } from '@passerelle/domain/kernel'
import { type Key, type KeyRange, ordinal } from './key.ts'

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

/** What waits for somebody's assessment, in the order in which they were named. */
export const assessingKeys = {
  waiting: (tenant: TenantId, assessor: MemberId, { namedAt, id }: WaitingRecognition): Key => ({
    ...assessingRanges.of(tenant, assessor),
    sk: `${namedAt}#${id}`,
  }),
}

export const assessingRanges = {
  of: (tenant: TenantId, assessor: MemberId): KeyRange => ({ pk: `T#${tenant}#CASEASSESSING#${assessor}` }),
}

type WaitingRecognition = { readonly namedAt: Instant; readonly id: RecognitionId }
