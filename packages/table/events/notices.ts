import type { ContactRequestId, TenantId } from '@passerelle/domain/kernel'
import type { Tenant } from '@passerelle/domain/tenancy'
import { contactKeys, requestAt } from '../engine/keys/newcomers.ts'
import { tenantOf } from '../engine/row.ts'
import { readContactLine } from '../newcomers/index.ts'
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
  /** The request for contact that a change tells of, while it waits; nothing where it is something else. One call at most. */
  findRequest(
    change: TableChange,
  ): Promise<{ readonly tenant: TenantId; readonly request: ContactRequestId } | undefined>
  findTenant(tenant: TenantId): Promise<Tenant | undefined>
}

export function openNotices(resources: Resources): Notices {
  const own = openStaffStore(resources)
  return {
    ...letters(own),
    findNews: (change) => findNews(own.store, change),
    findTenant: (tenant) => findTenant(own.store, tenant),

    async findRequest(change) {
      const [tenant, request] = [tenantOf(change), requestAt(change)]
      if (tenant === undefined || request === undefined) return undefined
      const row = await own.store.get(contactKeys.request(tenant, request))
      return row && readContactLine(row).state === 'waiting' ? { tenant, request } : undefined
    },
  }
}
