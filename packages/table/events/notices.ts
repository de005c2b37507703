import type { TenantId } from '@passerelle/domain/kernel'
import type { Tenant } from '@passerelle/domain/tenancy'
import type { Resources } from '../session/scope.ts'
import { openStaffStore } from '../session/staff-table.ts'
import { findTenant } from '../tenancy/index.ts'
import { findNews, type NewAsked, type NewEvent, type TableChange } from './changes.ts'
import { type Letters, letters } from './letters.ts'

/** Notices that members get at once: what befell a referral, and the letters about it. */
export type Notices = Letters & {
  /**
   * What a change tells: an event that was added to a timeline, or what one side has said to the other; nothing where it
   * is done or gone meanwhile. Two calls at most.
   */
  findNews(change: TableChange): Promise<NewEvent | NewAsked | undefined>
  findTenant(tenant: TenantId): Promise<Tenant | undefined>
}

export function openNotices(resources: Resources): Notices {
  const own = openStaffStore(resources)
  return {
    ...letters(own),
    findNews: (change) => findNews(own.store, change),
    findTenant: (tenant) => findTenant(own.store, tenant),
  }
}
