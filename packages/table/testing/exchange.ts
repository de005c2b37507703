import type { Corridor } from '@passerelle/domain/tenancy'
import type { ReferralAddress } from '../engine/keys/key.ts'
import type { TenantTable } from '../session/tenant-table.ts'
import { corridors } from '../tenancy/index.ts'
import { anOpenTenant, entry, newId } from './tenant.ts'

export type Pair = {
  readonly sender: TenantTable
  readonly receiver: TenantTable
  readonly corridor: Corridor
  /** Where a referral between the two would stand. */
  readonly address: ReferralAddress
}

/** Two organisations, and an agreement from the one towards the other with its key. */
export async function aCorridorBetween(change: Partial<Corridor> = {}): Promise<Pair> {
  const { table: sender, kms } = await anOpenTenant()
  const { table: receiver } = await anOpenTenant({ kms })
  const [from, to] = [sender.tenant, receiver.tenant]
  const corridor: Corridor = {
    id: newId<'corridor'>(),
    from,
    to,
    kinds: ['referral', 'handover'],
    highestTier: 'T3',
    purposes: ['reintegration_support'],
    transferBasis: 'scc_46_2_c',
    validity: { from: '2026-01-01', to: '2027-12-31' },
    state: 'active',
    parties: {},
    signatures: {},
    version: 1,
    ...change,
  }
  await corridors(sender).propose(corridor, entry)
  return { sender, receiver, corridor, address: { from, to, id: newId<'referral'>() } }
}
