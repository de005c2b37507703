import type { CalendarDate } from '../kernel/index.ts'
import { endOf, endOfProof } from './periods.ts'

/** Why something is kept up to a day. */
export const endingReasons = ['case_closed', 'referral_ended', 'last_payment'] as const

/** Why nobody can say yet up to which day. */
export const endingObstacles = ['case_open', 'referral_under_way', 'last_payment_unknown'] as const

/** The first day on which something may go, and what it is counted from; or why that day is not known. */
export type Ending =
  | { readonly dueOn: CalendarDate; readonly because: (typeof endingReasons)[number] }
  | { readonly stoppedBy: (typeof endingObstacles)[number] }

/** A referral as the time of a case looks at it: without a day while it is under way. */
export type KeptReferral = { readonly endedOn?: CalendarDate }

/**
 * When a case goes: two years after it was closed, and not before what its referrals left behind may go as well. While it
 * is open, or a referral is under way, no time runs.
 */
export function endingOfCase(closedOn: CalendarDate | undefined, referrals: readonly KeptReferral[]): Ending {
  if (closedOn === undefined) return { stoppedBy: 'case_open' }
  if (referrals.some(({ endedOn }) => endedOn === undefined)) return { stoppedBy: 'referral_under_way' }
  const own: Ending = { dueOn: endOf('case', closedOn), because: 'case_closed' }
  return referrals
    .flatMap(({ endedOn }): Ending[] =>
      endedOn === undefined ? [] : [{ dueOn: endOf('exchange', endedOn), because: 'referral_ended' }],
    )
    .reduce(later, own)
}

/** What is known of the money of the programme in which something has to be proved. */
export type FundedBy = { readonly lastPaymentOn?: CalendarDate | undefined }

/** When proof goes that a funder may ask for; as long as nobody knows of the last payment, it stays. */
export function endingOfProof({ lastPaymentOn }: FundedBy): Ending {
  return lastPaymentOn === undefined
    ? { stoppedBy: 'last_payment_unknown' }
    : { dueOn: endOfProof(lastPaymentOn), because: 'last_payment' }
}

/** Of several endings the first that comes; one that nobody can say comes after all others. */
export function firstEnding(endings: readonly Ending[]): Ending | undefined {
  return endings.toSorted((one, other) => (dayIn(one) < dayIn(other) ? -1 : 1))[0]
}

/** Whether something may go on a day, by its own time alone. */
export function isDue(ending: Ending, today: CalendarDate): boolean {
  return 'dueOn' in ending && ending.dueOn <= today
}

function later(one: Ending, other: Ending): Ending {
  return dayIn(other) > dayIn(one) ? other : one
}

// Comes after every day.
const never = '~'

function dayIn(ending: Ending): string {
  return 'dueOn' in ending ? ending.dueOn : never
}
