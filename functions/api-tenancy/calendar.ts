import type { BodyOf } from '@passerelle/contract/kit'
import type { tenancy } from '@passerelle/contract/tenancy'
import {
  assertCorrections,
  type CalendarCorrections,
  calendarKnownUntil,
  calendarOf,
  calendarSource,
  holidaysFrom,
  localDay,
  type OwnCalendar,
} from '@passerelle/domain/calendar'
import type { Tenant } from '@passerelle/domain/tenancy'
import { assertVersion, retryWhileContended } from '@passerelle/table'
import type { TenantContext } from './context.ts'

type CalendarView = BodyOf<(typeof tenancy)['routes']['readCalendar']>

/** By which calendar the organisation works. */
export async function readCalendar(context: TenantContext): Promise<CalendarView> {
  const [tenant, calendar] = await Promise.all([context.tenant.get(), context.calendar.get()])
  return viewOf(context, tenant, calendar)
}

/** Corrects it as a whole: it holds for the deadlines of every corridor from then on, also for those that run. */
export async function correctCalendar(
  context: TenantContext,
  corrections: CalendarCorrections,
  expected: number,
): Promise<CalendarView> {
  const tenant = await context.tenant.get()
  assertCorrections(tenant.country, corrections)
  const after = { ...corrections, version: expected + 1 }
  await retryWhileContended(async () => {
    const [before, corridors] = await Promise.all([context.calendar.get(), context.corridors.list()])
    assertVersion(before, expected)
    await context.calendar.put(before, after, {
      corridors,
      entry: {
        aggregate: 'OwnCalendar',
        aggregateId: tenant.id,
        version: after.version,
        fields: Object.keys(corrections),
        purpose: 'administration',
      },
    })
  })
  return viewOf(context, tenant, after)
}

function viewOf({ clock }: TenantContext, { country }: Tenant, own: OwnCalendar): CalendarView {
  const calendar = calendarOf(country, own)
  const { timeZone, weekend, edition } = calendar
  const today = localDay(clock.now().toISOString(), timeZone)
  return {
    ...own,
    country,
    effective: { timeZone, weekend: [...weekend] },
    holidays: [...holidaysFrom(today, 366, calendar)],
    edition,
    source: calendarSource,
    knownUntil: calendarKnownUntil,
  }
}
