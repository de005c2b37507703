import { calendarOf } from '@passerelle/domain/calendar'
import { type Counting, calendarMonths, type OwnFollowUpDays } from '@passerelle/domain/follow-up'
import { type ProgrammeId, refuse, type TenantId } from '@passerelle/domain/kernel'
import { readClear } from '../engine/entity.ts'
import type { Key } from '../engine/keys/key.ts'
import { programmeKeys } from '../engine/keys/programmes.ts'
import { tenantKeys } from '../engine/keys/tenancy.ts'
import { type Item, rowAt } from '../engine/row.ts'
import type { TenantTable } from '../session/tenant-table.ts'
import { readOwnCalendar } from '../tenancy/index.ts'

/** Where it stands by which days and by whose calendar an organisation counts. */
export function countingKeys(tenant: TenantId): readonly Key[] {
  return [tenantKeys.settings(tenant), tenantKeys.calendar(tenant), tenantKeys.followUpDays(tenant)]
}

/** The same among the rows that were read. */
export function countingIn(tenant: TenantId, rows: readonly Item[]): Counting {
  const settings = rowAt(rows, tenantKeys.settings(tenant))
  if (settings === undefined) return refuse({ code: 'not_found' })
  const { country } = readClear('Tenant', settings)
  const { days } = readOwnDays(rowAt(rows, tenantKeys.followUpDays(tenant)))
  return { calendar: calendarOf(country, readOwnCalendar(rowAt(rows, tenantKeys.calendar(tenant)))), days }
}

export function readOwnDays(item: Item | undefined): OwnFollowUpDays {
  return item === undefined ? calendarMonths : readClear('OwnFollowUpDays', item)
}

/** The days of the programme of a case, where it has one that sets some: then one call. */
export async function withDaysOf(
  { store, tenant }: Pick<TenantTable, 'store' | 'tenant'>,
  counting: Counting,
  programme: ProgrammeId | undefined,
): Promise<Counting> {
  const item = programme && (await store.get(programmeKeys.programme(tenant, programme)))
  const { followUpDays = counting.days } = item ? readClear('Programme', item) : {}
  return { ...counting, days: followUpDays }
}
