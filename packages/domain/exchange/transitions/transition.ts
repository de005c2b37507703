import type { ReferralKind } from '../../sharing/kinds.ts'
import type { Tier } from '../../sharing/tiers.ts'
import type { MemberRole } from '../../tenancy/roles.ts'
import type { PolicyKey } from '../deadlines/policies.ts'
import type { Command } from '../referral/commands.ts'
import type { Reason } from '../referral/reasons.ts'
import type { Owner, ReferralState, Side } from '../referral/states.ts'

/** The actors of a row: a side, and for members of an organisation the roles of which they need one. */
export type Entitled = { readonly side: Side; readonly roles?: readonly MemberRole[] }

/**
 * Conditions beyond state and side.
 *
 * - `corridor`: an active agreement that allows the kind and the tiers
 * - `consent`: a consent in force for this recipient, covering what the transition opens
 * - `leads_on`: the person is asked for all tiers without which the referral could not come to its end
 * - `consent_over`: no consent is in force, and nothing is open any more
 * - `beyond_consent`: what is named is neither open nor consented to, and nothing else is open without a consent
 * - `feedback`: the person agreed that the outcome comes back to the sender
 * - `two_persons`: a second person, another one than who acts
 * - `other_deputy`: the deputy, where one is named, is another one than who is responsible
 * - `attempts`: three attempts to reach the person, on two ways at least
 * - `happened`: no date is in the future, or before what it follows upon: departure, first contact, end of the work
 * - `ahead`: the earliest day is not past where the receiver is
 * - `receiver_owns`: the receiver is responsible
 * - `receiver_must_answer`: an erasure was asked for and is not answered yet, however long ago that was
 * - `due`: the limit that the clock names is over
 */
export type Guard =
  | 'corridor'
  | 'consent'
  | 'leads_on'
  | 'consent_over'
  | 'beyond_consent'
  | 'feedback'
  | 'two_persons'
  | 'other_deputy'
  | 'attempts'
  | 'happened'
  | 'ahead'
  | 'receiver_owns'
  | 'receiver_must_answer'
  | 'due'

/** One row of the state machine. An effect that a row leaves out does not happen. */
export type Transition = {
  readonly command: Command
  /** The states it starts from; none for the one that makes a referral. */
  readonly from: readonly ReferralState[]
  readonly to: ReferralState | 'unchanged' | 'deleted'
  /** Where a command has two rows for a state, what its body says chooses between them. */
  readonly when?: 'back_to_offered' | 'declined' | 'some_tiers' | 'everything'
  /** Both kinds, unless said. */
  readonly kinds?: readonly ReferralKind[]
  readonly by: readonly Entitled[]
  readonly guards?: readonly Guard[]
  /** One of these must be given. */
  readonly reasons?: readonly Reason[]
  /** The reason that the event gets without anybody having to give one. */
  readonly reason?: Reason
  /** Tiers that open and that the consent therefore must cover. */
  readonly opens?: readonly Tier[]
  /** Tiers that open as far as the person consented to them. */
  readonly opensIfConsented?: readonly Tier[]
  /** Tiers that open if the person allowed to be called before departure. */
  readonly opensIfMayCall?: readonly Tier[]
  /** Whether the tiers that the body names open without a consent, for a vital interest of the person. */
  readonly opensVitally?: true
  /**
   * Tiers that the receiver may no longer read: these, those that the body names, those that the consent does not let
   * it read in this state, or those that are open without one. With all of them the limits end that hang on the
   * consent.
   */
  readonly closes?: readonly Tier[] | 'all' | 'named' | 'beyond_consent' | 'vital'
  /** Whether the keys of the closed tiers are destroyed, so that they open for nobody any more. */
  readonly shreds?: true
  /** The side that is responsible from here on, where that changes. */
  readonly owner?: Owner
  /** Whether a new version of the package is made. */
  readonly packs?: true
  /** Whether a new record that supersedes this one is made. */
  readonly supersedes?: true
  /** Limits, by their policy. */
  readonly starts?: readonly PolicyKey[]
  /**
   * `all` are those of the transition path; what runs to the end of a consent, or of what is open without one, is not among
   * them.
   */
  readonly stops?: readonly PolicyKey[] | 'all'
  readonly pauses?: readonly PolicyKey[]
  readonly resumes?: readonly PolicyKey[]
  /** Whether everything goes by the limits of the fast track from here on, those that run already included. */
  readonly hastens?: true
  /** The fields of the command's body that the event keeps, sealed. */
  readonly records?: readonly string[]
  readonly purpose: string
}
