import { type OwnCalendar, uncorrected } from '@passerelle/domain/calendar'
import type { TenantId } from '@passerelle/domain/kernel'
import { type Corridor, withCalendar } from '@passerelle/domain/tenancy'
import { clearPartOf, readClear } from '../engine/entity.ts'
import { exchangeKeys } from '../engine/keys/exchange.ts'
import { tenantKeys } from '../engine/keys/tenancy.ts'
import type { Item } from '../engine/row.ts'
import { absent, at, type Requirement, replace, requireRow, set, stale, type Write } from '../engine/write.ts'
import type { JournalEntry } from '../session/journal.ts'
import type { TenantTable } from '../session/tenant-table.ts'
import { agreementWrite } from './agreement.ts'

/**
 * The calendar of a tenant: what it corrects of its country's. It stands in a row of its own; each agreement carries a copy,
 * because the other party counts by it as well and reads nothing else.
 */
export type CalendarBook = {
  get(): Promise<OwnCalendar>
  /** Writes a corrected calendar and lets every agreement know of it. */
  put(before: OwnCalendar, after: OwnCalendar, change: CalendarChange): Promise<void>
}

export type CalendarChange = {
  readonly entry: JournalEntry
  /** The agreements that the tenant is a party of. */
  readonly corridors: readonly Corridor[]
}

// A transaction takes a hundred writes; some are taken by what stands beside the agreements.
const agreementsAtOnce = 80

export function calendarBook({ store, tenant, clock, unitOfWork }: TenantTable): CalendarBook {
  return {
    async get() {
      return readOwnCalendar(await store.get(tenantKeys.calendar(tenant)))
    },

    /**
     * One transaction, where the agreements are no more than it takes. With more of them the others are told before, so
     * that whoever is told of the change finds it everywhere; asking for the same again completes what was cut off.
     */
    async put(before, after, { entry, corridors }) {
      const writes = corridors.flatMap((corridor) => {
        const told = withCalendar(corridor, tenant, after)
        if (told === corridor) return []
        const write = agreementWrite({ ...told, version: corridor.version + 1 }, corridor.version)
        // The version that the caller named is the calendar's; of an agreement that changed it knows nothing.
        return [{ ...write, otherwise: () => ({ code: 'contended' }) as const }]
      })
      for (let from = agreementsAtOnce; from < writes.length; from += agreementsAtOnce) {
        await store.transact(writes.slice(from, from + agreementsAtOnce))
      }
      await unitOfWork.commit({
        entry,
        status: 200,
        writes: [
          calendarWrite(tenant, before, after),
          recountWrite(tenant, clock.now().toISOString(), after),
          ...writes.slice(0, agreementsAtOnce),
        ],
      })
    },
  }
}

/** The corrections in a tenant's own row. */
export function readOwnCalendar(item: Item | undefined): OwnCalendar {
  return item === undefined ? uncorrected : readClear('OwnCalendar', item)
}

function calendarWrite(tenant: TenantId, before: OwnCalendar, after: OwnCalendar): Write {
  const row = {
    key: tenantKeys.calendar(tenant),
    entity: 'OwnCalendar',
    version: after.version,
    clear: clearPartOf('OwnCalendar', after),
  }
  return before.version === uncorrected.version
    ? { ...set(row), when: absent, otherwise: stale }
    : replace(row, before.version)
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
  const when = version === uncorrected.version ? absent : at(version)
  return requireRow(tenantKeys.calendar(tenant), when, () => ({ code: 'contended' }))
}
