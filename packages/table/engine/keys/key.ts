import type { ReferralId, TenantId } from '@passerelle/domain/kernel'

/**
 * The only place where keys of the main table and of the table of data keys are made. The first segment of a
 * partition key is its security class (see `patterns.ts`); a tenant's segment always comes from a verified scope.
 */
export type Key = { readonly pk: string; readonly sk: string }

/** Who acts for the platform itself; never a tenant. */
export const platform = 'PLATFORM'
export type ScopeName = TenantId | typeof platform

/** The two parties of a corridor, in its direction. */
export type Parties = { readonly from: TenantId; readonly to: TenantId }

export type ReferralAddress = Parties & { readonly id: ReferralId }

/** A number as text that sorts like the number. */
export function ordinal(value: number): string {
  return String(value).padStart(8, '0')
}
