import * as z from 'zod'
import { dateSchema, type Instant, refuse, utcDayOf } from '../kernel/index.ts'
import { keptDays, keptUntil } from './periods.ts'

/** So many requests wait for one organisation at the most, lest its members drown in them. */
export const maxWaiting = 100

/** So many are taken on one UTC day. */
export const maxOfDay = 40

/** How many asked on each day, and how many of them wait. What has lapsed counts no more, without anybody's doing. */
export const contactTallySchema = z.strictObject({
  version: z.int().min(1),
  days: z
    .array(z.strictObject({ day: dateSchema, asked: z.int().min(0), waiting: z.int().min(0) }))
    .max(keptDays + 1),
})
export type ContactTally = z.infer<typeof contactTallySchema>

/** Nobody has asked yet. */
export const noContactRequests: ContactTally = { version: 1, days: [] }

/** With one request more. @throws {Refused} `limit_reached` */
export function oneAsked(tally: ContactTally, at: Instant): ContactTally {
  const days = standing(tally, at)
  const today = utcDayOf(at)
  const { asked, waiting } = days.find(({ day }) => day === today) ?? { asked: 0, waiting: 0 }
  if (waitingOf(days) >= maxWaiting)
    refuse({ code: 'limit_reached', what: 'contact_requests', limit: maxWaiting })
  if (asked >= maxOfDay) refuse({ code: 'limit_reached', what: 'contact_requests_of_day', limit: maxOfDay })
  const others = days.filter(({ day }) => day !== today)
  return {
    version: tally.version + 1,
    days: [...others, { day: today, asked: asked + 1, waiting: waiting + 1 }],
  }
}

/** With one that waits no more: it was answered or taken back. It still counts among those of its day. */
export function oneSettled(tally: ContactTally, askedAt: Instant, at: Instant): ContactTally {
  const askedOn = utcDayOf(askedAt)
  const days = standing(tally, at).map((each) =>
    each.day === askedOn ? { ...each, waiting: Math.max(0, each.waiting - 1) } : each,
  )
  return { version: tally.version + 1, days }
}

/** The days of which something may still stand. */
function standing({ days }: ContactTally, at: Instant): ContactTally['days'] {
  return days.filter(({ day }) => keptUntil(`${day}T23:59:59.999Z`) > at)
}

function waitingOf(days: ContactTally['days']): number {
  return days.reduce((sum, { waiting }) => sum + waiting, 0)
}
