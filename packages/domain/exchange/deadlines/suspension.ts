import type { Instant } from '../../kernel/time.ts'
import type { Deadline, Referral } from '../referral/referral.ts'
import type { Owner } from '../referral/states.ts'
import type { Circumstances } from '../transitions/decision.ts'
import { goneOn, nextDueAt } from './deadlines.ts'
import { type DeadlinePolicy, deadlinePolicies } from './policies.ts'

type Limited = Pick<Referral, 'deadlines'>

/**
 * A referral of which one side is suspended: a limit of that side that has run out since then is put off by the days that
 * were left, so that nothing follows from it as long as nobody there can do what is due.
 *
 * @param since when each side that is suspended was suspended
 */
export function whileSuspended<Some extends Limited>(
  referral: Some,
  since: Readonly<Partial<Record<Owner, Instant>>>,
  now: Instant,
  calendars: Circumstances['calendars'],
): Some {
  return withDeadlines(referral, (deadline) => {
    const from = since[deadline.side]
    const isOver = deadline.dueAt !== undefined && deadline.dueAt < now
    return from !== undefined && isOver && stoodStill(deadline, from)
      ? goneOn(deadline, from, now, calendars[deadline.side])
      : deadline
  })
}

/** A referral of which one side works again after a suspension: its limits go on with the days that were left. */
export function afterSuspension<Some extends Limited>(
  referral: Some,
  side: Owner,
  { from, until }: { readonly from: Instant; readonly until: Instant },
  calendars: Circumstances['calendars'],
): Some {
  return withDeadlines(referral, (deadline) =>
    deadline.side === side && stoodStill(deadline, from)
      ? goneOn(deadline, from, until, calendars[side])
      : deadline,
  )
}

/** Whether a limit ran when its side was suspended, or began since. One that protects the person runs on. */
function stoodStill(deadline: Deadline, from: Instant): boolean {
  const { runsOn }: DeadlinePolicy = deadlinePolicies[deadline.policy]
  const dueAt = nextDueAt([deadline])
  return runsOn !== true && dueAt !== undefined && dueAt >= from
}

function withDeadlines<Some extends Limited>(referral: Some, move: (deadline: Deadline) => Deadline): Some {
  const deadlines = referral.deadlines.map(move)
  const isSame = deadlines.every((deadline, n) => deadline === referral.deadlines[n])
  return isSame ? referral : { ...referral, deadlines }
}
