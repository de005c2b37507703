import type { MemberRole } from '../tenancy/roles.ts'
import type { Command } from './commands.ts'
import type { PolicyKey } from './policies.ts'
import { declineReasons, type Reason, withdrawReasons } from './reasons.ts'
import type { Owner, ReferralKind, ReferralState, Side } from './states.ts'
import type { Tier } from './tiers.ts'

/** Who may: a side, and for members of an organisation the roles of which they need one. */
export type Entitled = { readonly side: Side; readonly roles?: readonly MemberRole[] }

/**
 * What must hold beyond state and side.
 *
 * - `corridor`: an active agreement that allows the kind and the tiers
 * - `consent`: a consent in force for this recipient, covering what the transition opens
 * - `two_persons`: a second person, another one than who acts
 * - `attempts`: three attempts to reach the person, on two ways at least
 * - `happened`: the date is not in the future
 * - `receiver_owns`: the receiver is responsible
 * - `receiver_must_answer`: an erasure was asked for and is not answered yet
 * - `due`: the limit that the clock names is over
 */
export type Guard =
  | 'corridor'
  | 'consent'
  | 'two_persons'
  | 'attempts'
  | 'happened'
  | 'receiver_owns'
  | 'receiver_must_answer'
  | 'due'

/** One row of the state machine. What a row leaves out does not happen. */
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
  /** Tiers that the receiver may no longer read: these, those that the body names, or those beyond the consent. */
  readonly closes?: readonly Tier[] | 'all' | 'named' | 'beyond_consent'
  /** Whether the keys of the closed tiers are destroyed, so that they open for nobody any more. */
  readonly shreds?: true
  /** Who is responsible from here on, where that changes. */
  readonly owner?: Owner
  /** Whether a new version of the package is made. */
  readonly packs?: true
  /** Whether a new record that supersedes this one is made. */
  readonly supersedes?: true
  /** Limits, by their policy. */
  readonly starts?: readonly PolicyKey[]
  readonly stops?: readonly PolicyKey[] | 'all'
  readonly pauses?: readonly PolicyKey[]
  readonly resumes?: readonly PolicyKey[]
  /** What of the command's body the event keeps, sealed. */
  readonly records?: readonly string[]
  readonly purpose: string
}

const senderStaff: Entitled = { side: 'sender', roles: ['coach', 'coordinator'] }
const senderLead: Entitled = { side: 'sender', roles: ['coordinator'] }
const receiverStaff: Entitled = { side: 'receiver', roles: ['coach', 'coordinator'] }
const receiverLead: Entitled = { side: 'receiver', roles: ['coordinator'] }
const person: Entitled = { side: 'person' }
const clock: Entitled = { side: 'system' }

const undecided = ['offered', 'needs_info', 'waitlisted'] as const
const beforeActive = [
  'draft',
  'awaiting_consent',
  ...undecided,
  'accepted',
  'departed',
  'no_contact',
] as const
const live = [...beforeActive, 'active'] as const
const closed = ['completed', 'returned', 'declined', 'expired', 'withdrawn'] as const
const draftLimits = ['draft_reminder', 'draft_deletion'] as const
const answerLimits = ['answer_reminder', 'answer'] as const
const contactLimits = [
  'first_contact_nudge_1',
  'first_contact_nudge_2',
  'first_contact_nudge_3',
  'first_contact',
] as const

/**
 * The state machine of a referral (domain.md 5.2 and 5.3), as data. It is the specification: what may be asked, by
 * whom, from which state, and everything that follows from it. {@link decide} only carries it out.
 */
export const transitions: readonly Transition[] = [
  {
    command: 'create',
    from: [],
    to: 'draft',
    by: [senderStaff],
    guards: ['corridor'],
    owner: 'sender',
    starts: draftLimits,
    purpose: 'The coach prepares a referral to an organisation.',
  },
  {
    command: 'request-consent',
    from: ['draft'],
    to: 'awaiting_consent',
    by: [senderStaff],
    guards: ['corridor'],
    packs: true,
    stops: draftLimits,
    starts: ['consent_request'],
    records: ['tiers', 'language', 'interpreter'],
    purpose: 'The person is shown exactly what would cross, in their language.',
  },
  {
    command: 'revise',
    from: ['awaiting_consent'],
    to: 'draft',
    by: [senderStaff],
    stops: 'all',
    starts: draftLimits,
    purpose: 'The coach takes the request back to change what is asked.',
  },
  {
    command: 'give-consent',
    from: ['awaiting_consent'],
    to: 'offered',
    by: [person, senderStaff],
    guards: ['corridor', 'consent', 'two_persons'],
    opens: ['T0'],
    stops: 'all',
    starts: ['acknowledgement', 'decision'],
    purpose: 'The person says yes; the offer goes to the organisation’s queue.',
  },
  {
    command: 'refuse',
    from: ['awaiting_consent'],
    to: 'withdrawn',
    by: [person, senderStaff],
    reason: 'consent_refused',
    closes: 'all',
    shreds: true,
    stops: 'all',
    purpose: 'The person says no, and is asked for no reason.',
  },
  {
    command: 'acknowledge',
    from: ['offered'],
    to: 'offered',
    by: [receiverStaff],
    stops: ['acknowledgement'],
    purpose: 'The organisation says that it has seen the offer.',
  },
  {
    command: 'ask',
    from: ['offered'],
    to: 'needs_info',
    by: [receiverStaff],
    guards: ['corridor'],
    stops: ['acknowledgement'],
    pauses: ['decision', 'late_decision'],
    starts: answerLimits,
    records: ['questions'],
    purpose: 'The organisation asks before it decides; its own clock waits.',
  },
  {
    command: 'answer',
    from: ['needs_info'],
    to: 'offered',
    by: [senderStaff],
    guards: ['corridor', 'consent'],
    opens: ['T0'],
    packs: true,
    stops: answerLimits,
    resumes: ['decision', 'late_decision'],
    records: ['answers'],
    purpose: 'The coach answers with a new version of the package.',
  },
  {
    command: 'waitlist',
    from: ['offered'],
    to: 'waitlisted',
    by: [receiverStaff],
    guards: ['corridor'],
    stops: 'all',
    starts: ['waitlist_reconfirmation'],
    records: ['earliest', 'position'],
    purpose: 'The organisation would take the person, but not yet.',
  },
  {
    command: 'reconfirm',
    from: ['waitlisted'],
    to: 'waitlisted',
    by: [receiverStaff],
    stops: 'all',
    starts: ['waitlist_reconfirmation'],
    records: ['earliest'],
    purpose: 'The organisation says that the place in the waiting list still holds.',
  },
  {
    command: 'accept',
    from: ['offered', 'waitlisted'],
    to: 'accepted',
    kinds: ['handover'],
    by: [receiverStaff],
    guards: ['corridor', 'consent', 'two_persons'],
    opens: ['T1'],
    opensIfMayCall: ['T2'],
    stops: 'all',
    starts: ['departure_question'],
    records: ['responsibleId', 'deputyId'],
    purpose: 'The organisation takes the person on, and names who is responsible and who stands in.',
  },
  {
    command: 'accept',
    from: ['offered', 'waitlisted'],
    to: 'accepted',
    kinds: ['referral'],
    by: [receiverStaff],
    guards: ['corridor', 'consent', 'two_persons'],
    opens: ['T1'],
    opensIfMayCall: ['T2'],
    stops: 'all',
    starts: ['service_start'],
    records: ['responsibleId', 'deputyId'],
    purpose: 'The organisation agrees to add its service.',
  },
  {
    command: 'decline',
    from: undecided,
    to: 'declined',
    by: [receiverStaff],
    reasons: declineReasons,
    closes: 'all',
    shreds: true,
    stops: 'all',
    records: ['declinedBy', 'comment', 'alternativeId'],
    purpose: 'The organisation, or the person towards it, says no.',
  },
  {
    command: 'unaccept',
    when: 'back_to_offered',
    from: ['accepted'],
    to: 'offered',
    by: [receiverLead],
    reasons: declineReasons,
    closes: ['T1', 'T2', 'T3'],
    shreds: true,
    stops: 'all',
    starts: ['decision'],
    records: ['comment'],
    purpose: 'The organisation takes its yes back and decides anew.',
  },
  {
    command: 'unaccept',
    when: 'declined',
    from: ['accepted'],
    to: 'declined',
    by: [receiverLead],
    reasons: declineReasons,
    closes: 'all',
    shreds: true,
    stops: 'all',
    records: ['comment'],
    purpose: 'The organisation takes its yes back for good.',
  },
  {
    command: 'record-departure',
    from: ['accepted'],
    to: 'departed',
    kinds: ['handover'],
    by: [senderStaff],
    guards: ['happened', 'corridor', 'consent'],
    opens: ['T2'],
    stops: 'all',
    starts: contactLimits,
    records: ['date', 'proof'],
    purpose: 'The person has left; whoever is to meet them learns who it is.',
  },
  {
    command: 'start-service',
    from: ['accepted'],
    to: 'active',
    kinds: ['referral'],
    by: [receiverStaff],
    guards: ['happened', 'corridor', 'consent'],
    opensIfConsented: ['T2', 'T3'],
    stops: 'all',
    records: ['date'],
    purpose: 'The added service begins; the sender stays responsible.',
  },
  {
    command: 'confirm-first-contact',
    from: ['departed'],
    to: 'active',
    kinds: ['handover'],
    by: [receiverStaff],
    guards: ['happened', 'corridor', 'consent'],
    opensIfConsented: ['T3'],
    owner: 'receiver',
    stops: 'all',
    records: ['date', 'way'],
    purpose: 'The person and the organisation have met; responsibility moves in this moment.',
  },
  {
    command: 'report-no-contact',
    from: ['departed'],
    to: 'no_contact',
    kinds: ['handover'],
    by: [receiverStaff],
    guards: ['attempts'],
    owner: 'sender',
    stops: 'all',
    starts: ['reappearance'],
    records: ['attempts'],
    purpose: 'The person could not be reached; the sender has the trusted channel.',
  },
  {
    command: 'resume',
    from: ['no_contact'],
    to: 'departed',
    kinds: ['handover'],
    by: [senderStaff, receiverStaff],
    guards: ['happened', 'corridor', 'consent'],
    opens: ['T2'],
    stops: 'all',
    starts: contactLimits,
    records: ['date', 'way'],
    purpose: 'The person has turned up.',
  },
  {
    command: 'hand-back',
    from: ['active'],
    to: 'returned',
    kinds: ['referral'],
    by: [receiverStaff],
    reasons: declineReasons,
    closes: 'all',
    shreds: true,
    stops: 'all',
    records: ['comment'],
    purpose: 'The added service ends early; the sender goes on.',
  },
  {
    command: 'hand-back',
    from: ['active'],
    to: 'returned',
    kinds: ['handover'],
    by: [receiverStaff],
    reasons: declineReasons,
    closes: 'all',
    shreds: true,
    stops: 'all',
    starts: ['taking_back'],
    records: ['comment'],
    purpose: 'The organisation gives responsibility back, and keeps it until the sender has taken it.',
  },
  {
    command: 'accept-back',
    from: ['returned'],
    to: 'returned',
    kinds: ['handover'],
    by: [senderStaff],
    guards: ['receiver_owns'],
    owner: 'sender',
    stops: ['taking_back'],
    purpose: 'The sender takes responsibility back.',
  },
  {
    command: 'complete',
    from: ['active'],
    to: 'completed',
    by: [receiverStaff],
    guards: ['happened'],
    stops: 'all',
    records: ['date'],
    purpose: 'The work is done; what came of it is a code.',
  },
  {
    command: 'reopen',
    from: ['completed', 'declined', 'expired'],
    to: 'unchanged',
    by: [senderLead],
    supersedes: true,
    records: ['comment'],
    purpose: 'The same two organisations try again, in a new record.',
  },
  {
    command: 'reopen',
    from: ['no_contact'],
    to: 'expired',
    by: [senderLead],
    supersedes: true,
    closes: 'all',
    shreds: true,
    stops: 'all',
    records: ['comment'],
    purpose: 'The search is given up in favour of a new record.',
  },
  {
    command: 'reroute',
    from: ['completed', 'declined', 'expired'],
    to: 'unchanged',
    by: [senderLead],
    supersedes: true,
    purpose: 'Another organisation is asked, in a new record with a consent of its own.',
  },
  {
    command: 'reroute',
    from: ['no_contact'],
    to: 'expired',
    by: [senderLead],
    supersedes: true,
    closes: 'all',
    shreds: true,
    stops: 'all',
    purpose: 'Another organisation is asked to look for the person, in a new record.',
  },
  {
    command: 'withdraw',
    from: beforeActive,
    to: 'withdrawn',
    by: [senderStaff],
    reasons: withdrawReasons,
    owner: 'sender',
    closes: 'all',
    shreds: true,
    stops: 'all',
    records: ['comment'],
    purpose: 'The sender takes the offer back; that a person stays is as good an outcome as any.',
  },
  {
    command: 'renew-consent',
    from: undecided,
    to: 'unchanged',
    by: [person, senderStaff],
    guards: ['corridor', 'consent', 'two_persons'],
    opens: ['T0'],
    closes: 'beyond_consent',
    purpose: 'The person widens or renews the consent while the organisation decides.',
  },
  {
    command: 'renew-consent',
    from: ['accepted'],
    to: 'unchanged',
    by: [person, senderStaff],
    guards: ['corridor', 'consent', 'two_persons'],
    opens: ['T0', 'T1'],
    closes: 'beyond_consent',
    purpose: 'The person widens or renews the consent before leaving.',
  },
  {
    command: 'renew-consent',
    from: ['departed'],
    to: 'unchanged',
    by: [person, senderStaff],
    guards: ['corridor', 'consent', 'two_persons'],
    opens: ['T0', 'T1', 'T2'],
    closes: 'beyond_consent',
    purpose: 'The person widens or renews the consent on the way.',
  },
  {
    command: 'revoke-consent',
    when: 'some_tiers',
    from: ['awaiting_consent', ...undecided, 'accepted', 'departed', 'no_contact', 'active', ...closed],
    to: 'unchanged',
    by: [person, senderStaff, receiverStaff],
    closes: 'named',
    shreds: true,
    records: ['tiers', 'way'],
    purpose: 'The person takes back a part of what they agreed to.',
  },
  {
    command: 'revoke-consent',
    when: 'everything',
    from: ['awaiting_consent', ...undecided],
    to: 'consent_revoked',
    by: [person, senderStaff, receiverStaff],
    owner: 'sender',
    closes: 'all',
    shreds: true,
    stops: 'all',
    records: ['way'],
    purpose: 'The person takes everything back before anybody said yes; the offer vanishes.',
  },
  {
    command: 'revoke-consent',
    when: 'everything',
    from: ['accepted', 'departed', 'no_contact'],
    to: 'consent_revoked',
    by: [person, senderStaff, receiverStaff],
    owner: 'sender',
    closes: 'all',
    shreds: true,
    stops: 'all',
    starts: ['erasure_answer'],
    records: ['way'],
    purpose: 'The person takes everything back; the package opens for nobody and the receiver must answer.',
  },
  {
    command: 'revoke-consent',
    when: 'everything',
    from: ['active'],
    to: 'consent_revoked',
    by: [person, senderStaff, receiverStaff],
    closes: 'all',
    shreds: true,
    stops: 'all',
    starts: ['erasure_answer'],
    records: ['way'],
    purpose: 'What was disclosed lawfully stays with whoever is responsible; nothing more crosses.',
  },
  {
    command: 'revoke-consent',
    when: 'everything',
    from: ['completed', 'returned'],
    to: 'unchanged',
    by: [person, senderStaff, receiverStaff],
    closes: 'all',
    shreds: true,
    starts: ['erasure_answer'],
    records: ['way'],
    purpose: 'The outcome stays as it was; the receiver must answer.',
  },
  {
    command: 'revoke-consent',
    when: 'everything',
    from: ['declined', 'expired', 'withdrawn'],
    to: 'unchanged',
    by: [person, senderStaff, receiverStaff],
    closes: 'all',
    shreds: true,
    records: ['way'],
    purpose: 'Nothing is open any more; that the person took it back is written down.',
  },
  {
    command: 'answer-erasure',
    from: ['consent_revoked', 'completed', 'returned'],
    to: 'unchanged',
    by: [receiverStaff],
    guards: ['receiver_must_answer'],
    stops: ['erasure_answer'],
    records: ['answer', 'ground'],
    purpose: 'The receiver says that it erased what it had, or on which ground it keeps it.',
  },
  {
    command: 'void-error',
    from: [...live, ...closed],
    to: 'voided',
    by: [senderLead],
    guards: ['two_persons'],
    owner: 'sender',
    closes: 'all',
    shreds: true,
    stops: 'all',
    records: ['secondPersonId', 'comment'],
    purpose: 'The record was a mistake, say two persons.',
  },
  {
    command: 'remind',
    from: [...live, ...closed, 'consent_revoked'],
    to: 'unchanged',
    by: [clock],
    guards: ['due'],
    purpose: 'Whose turn it is gets reminded.',
  },
  {
    command: 'escalate',
    from: [...live, ...closed, 'consent_revoked'],
    to: 'unchanged',
    by: [clock],
    guards: ['due'],
    purpose: 'The coordinators of both sides are told.',
  },
  {
    command: 'discard',
    from: ['draft'],
    to: 'deleted',
    by: [clock],
    guards: ['due'],
    closes: 'all',
    shreds: true,
    stops: 'all',
    purpose: 'A draft that nobody went on with goes without a trace.',
  },
  {
    command: 'lapse-request',
    from: ['awaiting_consent'],
    to: 'draft',
    by: [clock],
    guards: ['due'],
    stops: 'all',
    starts: draftLimits,
    purpose: 'Without an answer of the person nothing is asked any more.',
  },
  {
    command: 'expire',
    from: undecided,
    to: 'expired',
    by: [clock],
    guards: ['due'],
    closes: 'all',
    shreds: true,
    stops: 'all',
    purpose: 'Nobody decided in time; the sender, who was responsible all along, tries elsewhere.',
  },
  {
    command: 'lapse-waitlist',
    from: ['waitlisted'],
    to: 'offered',
    by: [clock],
    guards: ['due'],
    stops: 'all',
    starts: ['late_decision'],
    purpose: 'A place in a waiting list that nobody confirms is an open question again.',
  },
  {
    command: 'lapse-contact',
    from: ['departed'],
    to: 'no_contact',
    kinds: ['handover'],
    by: [clock],
    guards: ['due'],
    owner: 'sender',
    stops: 'all',
    starts: ['reappearance'],
    purpose: 'Nobody reported a contact; the sender looks for the person.',
  },
  {
    command: 'close-no-contact',
    from: ['no_contact'],
    to: 'expired',
    kinds: ['handover'],
    by: [clock],
    guards: ['due'],
    closes: 'all',
    shreds: true,
    stops: 'all',
    purpose: 'After twelve months the record closes; a person who turns up later is a new one.',
  },
  {
    command: 'return-by-default',
    from: ['returned'],
    to: 'returned',
    kinds: ['handover'],
    by: [clock],
    guards: ['due', 'receiver_owns'],
    owner: 'sender',
    stops: ['taking_back'],
    purpose: 'A sender that does not answer is responsible again, its coordinators first.',
  },
]
