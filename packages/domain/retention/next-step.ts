import { addDays } from '../calendar/zones.ts'
import type { CalendarDate } from '../kernel/index.ts'
import type { Announcement } from './case-retention.ts'
import type { Ending } from './ending.ts'
import type { Hold } from './hold.ts'
import { lookAgainDays, noticeDays } from './periods.ts'

/** What the clock does on a day with something that has an ending. */
export type Step =
  | { readonly take: 'wait'; readonly dueOn?: CalendarDate; readonly lookOn: CalendarDate }
  | { readonly take: 'tell'; readonly announced: Announcement; readonly lookOn: CalendarDate }
  | { readonly take: 'end' }

/**
 * What is to be done today: to wait; to tell those who work with it that it goes, thirty days before; or to end it. It ends
 * on no day that was not told so long before, and on none on which it is held.
 */
export function nextStep(
  ending: Ending,
  holds: readonly Hold[],
  announced: Announcement | undefined,
  today: CalendarDate,
): Step {
  const lookAgain = addDays(today, lookAgainDays)
  const dueOn = dueDay(ending, holds)
  if (dueOn === undefined) return { take: 'wait', lookOn: lookAgain }
  if (announced?.dueOn !== dueOn) {
    const tellOn = addDays(dueOn, -noticeDays)
    if (today < tellOn) return { take: 'wait', dueOn, lookOn: earlier(tellOn, lookAgain) }
    const goesOn = latest(dueOn, lookAgain)
    return { take: 'tell', announced: { on: today, dueOn }, lookOn: earlier(goesOn, lookAgain) }
  }
  const goesOn = latest(dueOn, addDays(announced.on, noticeDays))
  return today < goesOn ? { take: 'wait', dueOn, lookOn: earlier(goesOn, lookAgain) } : { take: 'end' }
}

/**
 * The day on which something is due: after the last hold, whether that stands or has run out. One that was ended before its
 * day counts no more. Nothing where nobody can say.
 */
export function dueDay(ending: Ending, holds: readonly Hold[]): CalendarDate | undefined {
  if ('stoppedBy' in ending) return undefined
  return holds
    .filter(({ endedAt }) => endedAt === undefined)
    .map(({ until }) => addDays(until, 1))
    .reduce(latest, ending.dueOn)
}

function earlier(one: CalendarDate, other: CalendarDate): CalendarDate {
  return one < other ? one : other
}

function latest(one: CalendarDate, other: CalendarDate): CalendarDate {
  return one > other ? one : other
}
