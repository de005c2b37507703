import * as z from 'zod'
import type { ClockCommand } from '../referral/commands.ts'
import type { Owner } from '../referral/states.ts'

/** A number of days: working days of the acting side's calendar, or days of any kind. */
export type DaySpan = { readonly workingDays: number } | { readonly days: number }

/** How long a limit is: days, or hours, which are counted from the instant on and know no calendar. */
export type Span = DaySpan | { readonly hours: number }

/** A limit of the state machine: whose turn it is, how long it may take, and what happens when the time is over. */
export type DeadlinePolicy = {
  readonly side: Owner
  readonly limit: Span
  /** The limit on the fast track, where the planned departure is less than 14 days away. */
  readonly fastLimit?: DaySpan
  /**
   * Where the time runs from, if not from the transition that starts it. A limit that runs to the end of a consent runs
   * as long as something may rest on that consent, whatever else happens.
   */
  readonly runsFrom?: 'planned_departure' | 'consent_expiry'
  /** It protects the person: it runs on while the side whose turn it is is suspended. */
  readonly runsOn?: true
  readonly onDue: ClockCommand
}

/** The limits of domain.md 5.2, as data. */
export const deadlinePolicies = {
  draft_reminder: { side: 'sender', limit: { days: 30 }, onDue: 'remind' },
  draft_deletion: { side: 'sender', limit: { days: 60 }, onDue: 'discard' },
  consent_request: { side: 'sender', limit: { days: 14 }, onDue: 'lapse-request' },
  acknowledgement: {
    side: 'receiver',
    limit: { workingDays: 3 },
    fastLimit: { workingDays: 1 },
    onDue: 'escalate',
  },
  decision: {
    side: 'receiver',
    limit: { workingDays: 10 },
    fastLimit: { workingDays: 3 },
    onDue: 'expire',
  },
  answer_reminder: {
    side: 'sender',
    limit: { workingDays: 5 },
    fastLimit: { workingDays: 1 },
    onDue: 'remind',
  },
  answer: {
    side: 'sender',
    limit: { workingDays: 15 },
    fastLimit: { workingDays: 3 },
    onDue: 'expire',
  },
  waitlist_reconfirmation: { side: 'receiver', limit: { days: 14 }, onDue: 'lapse-waitlist' },
  late_decision: { side: 'receiver', limit: { workingDays: 3 }, onDue: 'expire' },
  departure_question: {
    side: 'sender',
    limit: { days: 30 },
    runsFrom: 'planned_departure',
    onDue: 'remind',
  },
  service_start: { side: 'receiver', limit: { days: 14 }, onDue: 'remind' },
  first_contact_nudge_1: { side: 'receiver', limit: { days: 3 }, onDue: 'remind' },
  first_contact_nudge_2: { side: 'receiver', limit: { days: 7 }, onDue: 'remind' },
  first_contact_nudge_3: { side: 'receiver', limit: { days: 14 }, onDue: 'escalate' },
  first_contact: { side: 'receiver', limit: { days: 30 }, onDue: 'lapse-contact' },
  reappearance: { side: 'sender', limit: { days: 365 }, onDue: 'close-no-contact' },
  taking_back: { side: 'sender', limit: { workingDays: 10 }, onDue: 'return-by-default' },
  erasure_answer: { side: 'receiver', limit: { days: 30 }, runsOn: true, onDue: 'escalate' },
  consent_expiry_notice: {
    side: 'sender',
    limit: { days: -30 },
    runsFrom: 'consent_expiry',
    runsOn: true,
    onDue: 'remind',
  },
  consent_expiry: {
    side: 'sender',
    limit: { days: 0 },
    runsFrom: 'consent_expiry',
    runsOn: true,
    onDue: 'expire-consent',
  },
  vital_interests: { side: 'sender', limit: { hours: 72 }, runsOn: true, onDue: 'lapse-vital' },
} as const satisfies Record<string, DeadlinePolicy>

export type PolicyKey = keyof typeof deadlinePolicies

// Object.keys loses the literal keys of a closed object; the annotation gives them back.
export const policyKeys = Object.keys(deadlinePolicies) as PolicyKey[]

export const policyKeySchema = z.enum(policyKeys)

/** On the fast track the limits are short, because the planned departure is less than this many days away. */
export const fastTrackDays = 14

/** A planned departure nearer than this is warned of, because arrangements abroad usually take four weeks. */
export const shortNoticeDays = 28
