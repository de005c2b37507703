import type { Owner, Referral } from '@passerelle/domain/exchange'
import type { TenantId } from '@passerelle/domain/kernel'
import type { Tenant } from '@passerelle/domain/tenancy'
import { exchangeRanges } from '../engine/keys/exchange.ts'
import { whoseIn } from '../exchange/index.ts'
import type { Resources } from '../session/scope.ts'
import { openStaffStore } from '../session/staff-table.ts'
import { allTenants } from '../tenancy/index.ts'
import { type Letters, letters } from './letters.ts'

/** On which side of a referral an organisation owes something, and whose the referral is. */
export type Owed = { readonly side: Owner; readonly whose: Pick<Referral, 'sender' | 'receiver'> }

/** Digests for members once a day: all that waits in an organisation, and the letters about it. */
export type Digests = Letters & {
  /** Every organisation of the platform. */
  allTenants(): AsyncGenerator<Tenant>
  /** Each referral in which an organisation owes something, from its lists alone. */
  owedBy(tenant: TenantId): AsyncGenerator<Owed>
}

export function openDigests(resources: Resources): Digests {
  const own = openStaffStore(resources)
  return {
    ...letters(own),
    allTenants: () => allTenants(own.store),

    async *owedBy(tenant) {
      for (const [side, index] of [
        ['receiver', 'gsi1'],
        ['sender', 'gsi2'],
      ] as const) {
        const range = { ...exchangeRanges.watch(tenant, 'overdue_ours'), index }
        for await (const item of own.store.queryAll(range)) yield { side, whose: whoseIn(item) }
      }
    },
  }
}
