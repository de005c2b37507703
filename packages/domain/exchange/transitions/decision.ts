import type { WorkingCalendar } from '../../calendar/calendars.ts'
import type { MemberId, ReferralId } from '../../kernel/ids.ts'
import type { Instant } from '../../kernel/time.ts'
import type { Tier } from '../../sharing/tiers.ts'
import type { Corridor } from '../../tenancy/corridor.ts'
import type { MemberRole } from '../../tenancy/roles.ts'
import type { Consent } from '../consent/consent.ts'
import type { PolicyKey } from '../deadlines/policies.ts'
import type { ClockCommand } from '../referral/commands.ts'
import type { Referral, TimelineEvent } from '../referral/referral.ts'
import type { Owner, Side } from '../referral/states.ts'
import type { Guard } from './transition.ts'

/** The actor, and for which side. */
export type Actor = {
  readonly side: Side
  readonly memberId?: MemberId
  readonly roles: readonly MemberRole[]
}

/** The order of a clock: the limit that is over. */
export type ClockOrder = { readonly command: ClockCommand; readonly policy: PolicyKey }

/** Everything that a decision depends on besides the referral and the command. */
export type Circumstances = {
  readonly now: Instant
  readonly actor: Actor
  /** The version that the actor saw; a clock names the one that it found. */
  readonly expectedVersion: number
  readonly corridor: Corridor | undefined
  readonly consent: Consent
  readonly calendars: Readonly<Record<Owner, WorkingCalendar>>
  /** The id of the record that follows, for a command that makes one. */
  readonly successor?: ReferralId
}

/** The changes of a command, to be written as one transaction. */
export type Decision = {
  readonly referral: Referral
  readonly event: TimelineEvent
  /** Tiers that the receiver may read from now on: each is a disclosure. */
  readonly opened: readonly Tier[]
  /** Tiers whose package keys die with this, whether they were open or still held back. */
  readonly shredded: readonly Tier[]
  /** Whether the referral and all that hangs on it is to be deleted instead of kept. */
  readonly deletes: boolean
  /** The guards that were found to hold and have to hold still when this is written. */
  readonly guards: readonly Guard[]
}
