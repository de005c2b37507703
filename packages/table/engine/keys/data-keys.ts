import type { PaperId, ParticipantId, TenantId } from '@passerelle/domain/kernel'
import { type Key, ordinal, type Parties, type ReferralAddress } from './key.ts'

/** Keys of the second table, which holds wrapped data keys alone. */
export const dataKeyKeys = {
  kek: (tenant: TenantId, use: 'casework' | 'staff'): Key => ({ pk: `T#${tenant}#KEYS`, sk: `KEK#${use}` }),
  /** The key with which the tenant signs papers. */
  signing: (tenant: TenantId): Key => ({ pk: `T#${tenant}#KEYS`, sk: 'SIGNING' }),
  /** The issuer's share of a paper's key. */
  paperShare: (tenant: TenantId, paper: PaperId): Key => ({ pk: `T#${tenant}#PAPER#${paper}`, sk: 'SHARE' }),
  person: (tenant: TenantId, participant: ParticipantId): Key => ({
    pk: `T#${tenant}#KEYS`,
    sk: `DEK#${participant}`,
  }),
  corridorKek: ({ from, to }: Parties): Key => ({ pk: `C#${from}#${to}#KEYS`, sk: 'KEK' }),
  /** A tier's key while the sender still holds it back: the receiver may destroy it, but not read it. */
  heldTier: ({ from, to, id }: ReferralAddress, version: number, tier: string): Key => ({
    pk: `R#${from}#${to}#${id}#HELD`,
    sk: `TIER#${ordinal(version)}#${tier}`,
  }),
  /** A tier's key once both parties may open it. */
  openTier: ({ from, to, id }: ReferralAddress, version: number, tier: string): Key => ({
    pk: `R#${from}#${to}#${id}#KEYS`,
    sk: `TIER#${ordinal(version)}#${tier}`,
  }),
}
