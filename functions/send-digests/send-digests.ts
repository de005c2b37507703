import {
  addDays,
  calendarOf,
  isWorkingDay,
  morningOf,
  type WorkingCalendar,
} from '@passerelle/domain/calendar'
import { waitsFor } from '@passerelle/domain/exchange'
import type { CalendarDate, Instant, TenantId } from '@passerelle/domain/kernel'
import { noticeDays } from '@passerelle/domain/retention'
import { leadersOf, type Member, type Tenant } from '@passerelle/domain/tenancy'
import { log, traceOf } from '@passerelle/runtime'
import { type LetterContext, writeOnce } from '@passerelle/runtime/mail'
import type { Digests } from '@passerelle/table/events'

type Context = LetterContext<Digests>

/** The event that starts a round. `at` is for a round that could not be made in its time. */
export type DigestOrder = { readonly at?: Instant }

/** The result of a round: letters that were sent, organisations that failed. */
export type Round = { readonly sent: number; readonly failed: number }

/**
 * Tells those who want one letter a day how much waits for them, in the morning of their organisation; and those who are
 * written to at once that somebody is to be asked how they fare from today on, or that a case of theirs ends. Every letter is
 * claimed for its member and day, so a round may be repeated all morning. An organisation that fails holds up no other.
 */
export async function sendDigests(context: Context, order: DigestOrder = {}): Promise<Round> {
  const now = order.at ?? context.clock.now().toISOString()
  let sent = 0
  let failed = 0
  for await (const tenant of context.notices.allTenants()) {
    if (tenant.state !== 'active') continue
    try {
      const calendar = calendarOf(tenant.country, await context.notices.ownCalendarOf(tenant.id))
      const today = morningOf(now, calendar)
      if (today === undefined) continue
      sent += await tellAll(context, tenant, today, workingDayBefore(today, calendar))
    } catch (error) {
      failed += 1
      log('error', 'an organisation was left out', { tenant: tenant.id, ...traceOf(error) })
    }
  }
  log('info', 'digests sent', { records: sent, failed })
  return { sent, failed }
}

async function tellAll(
  context: Context,
  tenant: Tenant,
  today: CalendarDate,
  since: CalendarDate,
): Promise<number> {
  const members = await context.notices.activeMembers(tenant.id)
  const due = await context.notices.dueFollowUps(tenant.id, today)
  const ending = await context.notices.toldEndings(tenant.id, addDays(today, noticeDays))
  const daily = members.filter(({ notices }) => notices === 'daily')
  const counts =
    daily.length === 0
      ? new Map()
      : await countFor(context.notices, tenant.id, { daily, members }, [...due, ...ending])
  let sent = 0
  for (const [member, count] of counts) {
    if (await writeOnce(context, tenant, member, { day: today }, { kind: 'daily', count })) sent += 1
  }
  // Nothing happens when a day comes: who is written to at once hears of it on its morning; of what was told in the
  // course of a day, on the next.
  const fresh = [
    ...due.filter(({ dueOn }) => dueOn > since),
    ...ending.filter(({ toldOn }) => toldOn >= since && toldOn < today),
  ]
  for (const member of members.filter(({ notices = 'immediately' }) => notices === 'immediately')) {
    if (!fresh.some(({ whose }) => isTheirs(whose, member))) continue
    if (await writeOnce(context, tenant, member, { day: today }, { kind: 'waits' })) sent += 1
  }
  return sent
}

/**
 * In how many referrals something waits for each, how many follow-ups are due, how many cases end, and, for those who lead,
 * how many people ask for contact; who has nothing to do is left out.
 */
async function countFor(
  digests: Digests,
  tenant: TenantId,
  { daily, members }: { readonly daily: readonly Member[]; readonly members: readonly Member[] },
  due: readonly { readonly whose: Whose }[],
): Promise<ReadonlyMap<Member, number>> {
  const counts = new Map<Member, number>()
  const add = (member: Member, number = 1) => counts.set(member, (counts.get(member) ?? 0) + number)
  for await (const { side, whose } of digests.owedBy(tenant)) {
    for (const member of daily) {
      if (waitsFor({ side }, whose, { memberId: member.id, roles: member.roles })) add(member)
    }
  }
  for (const { whose } of due) for (const member of daily) if (isTheirs(whose, member)) add(member)
  const leading = leadersOf(members).filter((member) => daily.includes(member))
  const newcomers = leading.length === 0 ? 0 : await digests.waitingNewcomers(tenant)
  if (newcomers > 0) for (const member of leading) add(member, newcomers)
  return counts
}

type Whose = Awaited<ReturnType<Digests['dueFollowUps']>>[number]['whose']

/** Whether a case is somebody's own; a coordinator, who sees all of them, is not written to of each. */
function isTheirs({ coachId, deputyId }: Whose, { id }: Member): boolean {
  return id === coachId || id === deputyId
}

/** The last day before this one on which people of the place worked. */
function workingDayBefore(day: CalendarDate, calendar: WorkingCalendar): CalendarDate {
  let before = addDays(day, -1)
  while (!isWorkingDay(before, calendar)) before = addDays(before, -1)
  return before
}
