import { localDay } from '../../calendar/zones.ts'
import type { Order } from '../referral/commands.ts'
import type { Deadline, Referral } from '../referral/referral.ts'
import type { Circumstances, ClockOrder } from '../transitions/decision.ts'
import type { Transition } from '../transitions/transition.ts'
import { deadlineFor, hastened, paused, resumed, untilExpiry } from './deadlines.ts'
import { type DeadlinePolicy, deadlinePolicies, type PolicyKey } from './policies.ts'

/** The limits that run after a transition: what the row stops, pauses, lets go on, hastens and starts. */
export function deadlinesAfter(
  row: Transition,
  order: Order | ClockOrder,
  referral: Referral,
  circumstances: Circumstances,
): readonly Deadline[] {
  const { starts = [], stops = [], pauses = [], resumes = [], closes } = row
  // A limit upon which a clock has acted runs no more, but stands until the task is done.
  const fired = 'policy' in order ? order.policy : undefined
  // A limit that hangs on the consent does so until nothing rests on it any more, whatever else stops.
  const isStopped = (policy: PolicyKey) => {
    // A tier that is open without a consent closes in its own time, or with the last of them.
    if (policy === 'vital_interests') return referral.vitalTiers === undefined
    return hangsOnConsent(policy) ? closes === 'all' : stops === 'all' || stops.includes(policy)
  }
  // A notice of its end has done all it is for once it is given.
  const isDone = (policy: PolicyKey) => policy === fired && hangsOnConsent(policy)
  const ends = (policy: PolicyKey) => isStopped(policy) || isDone(policy) || starts.includes(policy)
  const kept = referral.deadlines
    .filter(({ policy }) => !ends(policy))
    .map((deadline) => {
      if (deadline.policy === fired) return { ...deadline, actedAt: circumstances.now }
      const calendar = circumstances.calendars[deadline.side]
      if (pauses.includes(deadline.policy)) return paused(deadline, circumstances.now, calendar)
      if (resumes.includes(deadline.policy)) return resumed(deadline, circumstances.now, calendar)
      if (row.hastens) {
        return hastened(deadline, circumstances.now, calendar, referral.request?.plannedDeparture)
      }
      return deadline
    })
  return [...kept, ...startedDeadlines(starts, referral, circumstances)]
}

/** New limits, each by the calendar of the side whose turn it is. */
export function startedDeadlines(
  starts: readonly PolicyKey[],
  { track, request }: Pick<Referral, 'track' | 'request'>,
  { now, calendars, consent }: Pick<Circumstances, 'now' | 'calendars'> & Partial<Circumstances>,
): readonly Deadline[] {
  const departure = request?.plannedDeparture
  return starts.flatMap((policy) => {
    const rule: DeadlinePolicy = deadlinePolicies[policy]
    if (rule.runsFrom === 'consent_expiry') {
      return consent?.state === 'given' ? untilExpiry(policy, now, consent.grant.expiresAt) : []
    }
    const calendar = calendars[rule.side]
    const today = localDay(now, calendar.timeZone)
    const isAhead = departure !== undefined && departure > today
    const from = rule.runsFrom === 'planned_departure' && isAhead ? departure : today
    return deadlineFor(policy, now, calendar, track, from)
  })
}

function hangsOnConsent(policy: PolicyKey): boolean {
  const rule: DeadlinePolicy = deadlinePolicies[policy]
  return rule.runsFrom === 'consent_expiry'
}
