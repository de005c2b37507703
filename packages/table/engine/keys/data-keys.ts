import type { ContactRequestId, MemberId, PaperId, ParticipantId, TenantId } from '@passerelle/domain/kernel'
import { type Key, type KeyRange, ordinal, type Parties, type ReferralAddress } from './key.ts'

/** Keys of the second table, which holds wrapped data keys alone. */
export const dataKeyKeys = {
  kek: (tenant: TenantId, use: 'casework' | 'staff' | 'counselling'): Key => ({
    ...ofTenant(tenant),
    sk: `KEK#${use}`,
  }),
  /** The key with which the tenant signs papers. */
  signing: (tenant: TenantId): Key => ({ ...ofTenant(tenant), sk: 'SIGNING' }),
  /** The private half of a pair with which the tenant signs certificates, by the thumbprint of the other half. */
  issuer: (tenant: TenantId, thumbprint: string): Key => ({
    ...ofTenant(tenant),
    sk: `ISSUER#${thumbprint}`,
  }),
  /** The issuer's share of a paper's key. */
  paperShare: (tenant: TenantId, paper: PaperId): Key => ({ pk: `T#${tenant}#PAPER#${paper}`, sk: 'SHARE' }),
  /** The key of what somebody without an account said: their own, and of nothing else. */
  newcomer: (tenant: TenantId, request: ContactRequestId): Key => ({
    pk: `T#${tenant}#NEWCOMER#${request}`,
    sk: 'KEY',
  }),
  person: (tenant: TenantId, participant: ParticipantId): Key => ({
    ...ofTenant(tenant),
    sk: `${personPrefix}${participant}`,
  }),
  /** The key of what one member wrote down in confidence about a person, as one reader opens it. */
  confidence: (
    tenant: TenantId,
    participant: ParticipantId,
    { author, reader }: { readonly author: MemberId; readonly reader: MemberId },
  ): Key => ({ ...dataKeyRanges.confidences(tenant, participant), sk: `${author}#${reader}` }),
  corridorKek: ({ from, to }: Parties): Key => ({ pk: `C#${from}#${to}#KEYS`, sk: 'KEK' }),
  /** A tier's key while the sender still holds it back: the receiver may destroy it, but not read it. */
  heldTier: (referral: ReferralAddress, version: number, tier: string): Key => ({
    ...dataKeyRanges.held(referral),
    sk: placeOfTier(version, tier),
  }),
  /** A tier's key once both parties may open it. */
  openTier: (referral: ReferralAddress, version: number, tier: string): Key => ({
    ...dataKeyRanges.open(referral),
    sk: placeOfTier(version, tier),
  }),
}

export const dataKeyRanges = {
  /** All keys of a tenant that are nobody else's. */
  ofTenant: (tenant: TenantId): KeyRange => ofTenant(tenant),
  /** The keys of all people of a tenant. */
  people: (tenant: TenantId): KeyRange => ({ ...ofTenant(tenant), beginsWith: personPrefix }),
  /** The keys of all that was written down in confidence about a person, once for each reader. */
  confidences: (tenant: TenantId, participant: ParticipantId) => ({
    pk: `T#${tenant}#CONFIDENCE#${participant}`,
  }),
  /** The keys of a referral that the sender holds back. */
  held: ({ from, to, id }: ReferralAddress) => ({ pk: `R#${from}#${to}#${id}${heldEnd}` }),
  /** The keys of a referral that both parties may open. */
  open: ({ from, to, id }: ReferralAddress) => ({ pk: `R#${from}#${to}#${id}#KEYS` }),
}

const personPrefix = 'DEK#'
const casework = 'KEK#casework'
const heldEnd = '#HELD'

/** Whose key stands there. @throws {TypeError} where it is no person's */
export function participantIn({ sk }: Key): ParticipantId {
  if (!sk.startsWith(personPrefix)) throw new TypeError('not the key of a person')
  return sk.slice(personPrefix.length) as ParticipantId // made by `person` from a participant's id
}

/** The same, or nothing where it is no person's. */
export function personIn(key: Key): ParticipantId | undefined {
  return key.sk.startsWith(personPrefix) ? participantIn(key) : undefined
}

/** Whether the key stands there that wraps those of a tenant's people. */
export function wrapsPeople({ sk }: Key): boolean {
  return sk === casework
}

/** Whose confidence stands there, and who opens it. @throws {TypeError} where there is none */
export function confidenceIn({ sk }: Key): { readonly author: MemberId; readonly reader: MemberId } {
  const [author, reader, ...more] = sk.split('#')
  if (!author || !reader || more.length > 0) throw new TypeError('not the key of a confidence')
  return { author: author as MemberId, reader: reader as MemberId } // made by `confidence` from ids of members
}

/** Whether the sender still holds back what stands there. */
export function isHeld({ pk }: Key): boolean {
  return pk.endsWith(heldEnd)
}

/** Of which tier, or other part of a referral, the key that stands there is. @throws {TypeError} where it is of none */
export function tierIn({ sk }: Key): string {
  const tier = /^TIER#\d+#(.+)$/.exec(sk)?.[1]
  if (tier === undefined) throw new TypeError('not the key of a tier')
  return tier
}

function ofTenant(tenant: TenantId) {
  return { pk: `T#${tenant}#KEYS` }
}

function placeOfTier(version: number, tier: string): string {
  return `TIER#${ordinal(version)}#${tier}`
}
