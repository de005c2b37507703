import type { ReferralId, TenantId } from '@passerelle/domain/kernel'

/**
 * The only folder where keys of the main table and of the table of data keys are made and read. The first segment of a
 * partition key is its security class (see `patterns.ts`); a tenant's segment always comes from a verified scope.
 */
export type Key = { readonly pk: string; readonly sk: string }

/** A partition, or those of its keys that begin alike. */
export type KeyRange = { readonly pk: string; readonly beginsWith?: string }

/** A secondary index of the main table. */
export type IndexName = 'gsi1' | 'gsi2' | 'gsi3'

/** The scope of the platform itself; never a tenant. */
export const platform = 'PLATFORM'
export type ScopeName = TenantId | typeof platform

/** The two parties of a corridor, in its direction. */
export type Parties = { readonly from: TenantId; readonly to: TenantId }

export type ReferralAddress = Parties & { readonly id: ReferralId }

/** What two organisations share besides referrals: their agreement, and what stands beside it. */
export function corridorPartition({ from, to }: Parties): Pick<Key, 'pk'> {
  return { pk: `C#${from}#${to}` }
}

/** A number as text that sorts like the number. */
export function ordinal(value: number): string {
  return String(value).padStart(8, '0')
}

export function isSameKey(one: Key, other: Key): boolean {
  return one.pk === other.pk && one.sk === other.sk
}

/** The rows at a key of an index, where several may stand. */
export function rangeAt({ pk, sk }: Key): KeyRange {
  return { pk, beginsWith: sk }
}

/** The tenants that a partition key names, by its class. */
export function ownersOf(pk: string): readonly string[] {
  const [kind, first, second] = pk.split('#')
  const named =
    kind === 'T' || kind === 'A' || kind === 'V' || kind === 'S'
      ? [first]
      : kind === 'C' || kind === 'R' || kind === 'H'
        ? [first, second]
        : []
  return named.filter((tenant): tenant is string => tenant !== undefined && tenant !== '')
}
