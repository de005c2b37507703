import type { TenantId } from '@passerelle/domain/kernel'
import type { Tenant } from '@passerelle/domain/tenancy'
import type { Resources } from '../session/scope.ts'
import { openStaffStore } from '../session/staff-table.ts'
import { findTenant } from '../tenancy/index.ts'
import { findNewAsked, findNewEvent, type NewAsked, type NewEvent, type TableChange } from './changes.ts'
import { type Letters, letters } from './letters.ts'

/** Notices that members get at once: the events of referrals, and the letters about them. */
export type Notices = Letters & {
  /** The event that a change added to a timeline; nothing where the referral is gone meanwhile. One call. */
  findNewEvent(change: TableChange): Promise<NewEvent | undefined>
  /** What a change says that one side has said to the other; nothing where it is done meanwhile. Two calls. */
  findNewAsked(change: TableChange): Promise<NewAsked | undefined>
  findTenant(tenant: TenantId): Promise<Tenant | undefined>
}

export function openNotices(resources: Resources): Notices {
  const own = openStaffStore(resources)
  return {
    ...letters(own),
    findNewEvent: (change) => findNewEvent(own.store, change),
    findNewAsked: (change) => findNewAsked(own.store, change),
    findTenant: (tenant) => findTenant(own.store, tenant),
  }
}
