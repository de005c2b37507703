import type { CalendarDate, TenantId } from '@passerelle/domain/kernel'
import { type Key, ordinal } from './key.ts'

export const sealKeys = {
  /** How far the chain of an organisation's journal has come. */
  chain: (tenant: TenantId): Key => ({ ...sealRanges.chain(tenant), sk: 'CHAIN' }),
  /** Days and numbers grow together, so seals stand in their order. */
  seal: (tenant: TenantId, day: CalendarDate, number: number): Key => ({
    ...sealRanges.seals(tenant),
    sk: `${day}#${ordinal(number)}`,
  }),
  /** What one organisation tells another of its newest seal. */
  told: (by: TenantId, to: TenantId): Key => ({ ...sealRanges.told(by, to), sk: 'SEAL' }),
  /** A public key that a seal was signed with. */
  key: (tenant: TenantId, kid: string): Key => ({ ...sealRanges.keys(tenant), sk: kid }),
}

export const sealRanges = {
  chain: (tenant: TenantId) => ({ pk: `S#${tenant}#CHAIN` }),
  seals: (tenant: TenantId) => ({ pk: `S#${tenant}#SEALS` }),
  sealsOfDay: (tenant: TenantId, day: CalendarDate) => ({
    ...sealRanges.seals(tenant),
    beginsWith: `${day}#`,
  }),
  keys: (tenant: TenantId) => ({ pk: `S#${tenant}#KEYS` }),
  told: (by: TenantId, to: TenantId) => ({ pk: `H#${by}#${to}` }),
}
