import { type OwnCalendar, uncorrected } from '@passerelle/domain/calendar'
import type { TenantId } from '@passerelle/domain/kernel'
import { withCalendar } from '@passerelle/domain/tenancy'
import { clearEntity, readClear } from '../engine/entity.ts'
import { exchangeKeys } from '../engine/keys/exchange.ts'
import { tenantKeys } from '../engine/keys/tenancy.ts'
import type { Item } from '../engine/row.ts'
import { type Requirement, set, type Write } from '../engine/write.ts'
import type { TenantTable } from '../session/tenant-table.ts'
import { replaceOwn, requireOwn } from './own-row.ts'
import { commitTold, type OwnChange } from './tell-partners.ts'

/**
 * The calendar of a tenant: what it corrects of its country's. It stands in a row of its own; each agreement carries a copy,
 * because the other party counts by it as well and reads nothing else.
 */
export type CalendarBook = {
  get(): Promise<OwnCalendar>
  /** Writes a corrected calendar and lets every agreement know of it. */
  put(before: OwnCalendar, after: OwnCalendar, change: OwnChange): Promise<void>
}

export function calendarBook({ store, tenant, clock, unitOfWork }: TenantTable): CalendarBook {
  return {
    async get() {
      return readOwnCalendar(await store.get(tenantKeys.calendar(tenant)))
    },

    put: (before, after, { entry, corridors }) =>
      commitTold(
        { store, unitOfWork },
        {
          entry,
          corridors,
          writes: [
            calendarWrite(tenant, before, after),
            recountWrite(tenant, clock.now().toISOString(), after),
          ],
          tell: (corridor) => withCalendar(corridor, tenant, after),
        },
      ),
  }
}

/** The corrections in a tenant's own row. */
export function readOwnCalendar(item: Item | undefined): OwnCalendar {
  return item === undefined ? uncorrected : readClear('OwnCalendar', item)
}

function calendarWrite(tenant: TenantId, before: OwnCalendar, after: OwnCalendar): Write {
  const row = { key: tenantKeys.calendar(tenant), ...clearEntity('OwnCalendar', after) }
  return replaceOwn(row, before.version)
}

/** Puts the organisation before the clock, which moves the ends of its limits to their places. */
function recountWrite(tenant: TenantId, now: string, { version }: OwnCalendar): Write {
  return set({
    key: tenantKeys.recount(tenant),
    index1: exchangeKeys.recountDue(now, tenant),
    entity: 'CalendarRecount',
    version,
    clear: {},
  })
}

/** Lets a transaction through only while the calendar is the one that was read. */
export function requireOwnCalendar(tenant: TenantId, { version }: OwnCalendar): Requirement {
  return requireOwn(tenantKeys.calendar(tenant), version)
}
