import type { MemberId } from '../../kernel/ids.ts'
import type { Instant } from '../../kernel/time.ts'
import { type Role, seesEveryReferral } from '../../tenancy/roles.ts'
import { deadlinePolicies, type PolicyKey } from '../deadlines/policies.ts'
import type { Deadline, Referral, TimelineEvent } from './referral.ts'
import { type Owner, otherThan } from './states.ts'

/** The tasks of an organisation about a referral. */
export const tasks = [
  'finish_draft',
  'record_answer',
  'acknowledge_offer',
  'decide_offer',
  'answer_questions',
  'confirm_place',
  'record_departure',
  'start_service',
  'make_contact',
  'find_person',
  'take_back',
  'answer_erasure',
  'renew_consent',
  'check_vital_disclosure',
  'follow_up',
  'read_messages',
  'answer_proposal',
] as const
export type Task = (typeof tasks)[number]

/** The tasks that the other side brings by what it says, and no limit. */
export type AskedTask = Extract<Task, 'read_messages' | 'answer_proposal'>

/** Something that waits for one of the two organisations. */
export type Waiting = {
  readonly task: Task
  readonly side: Owner
  readonly since: Instant
  /** When the first limit of it is over, or was. */
  readonly dueAt?: Instant
  readonly overdue: boolean
  /** Since when the coordinators of both sides have been told of it. */
  readonly escalatedAt?: Instant
}

/** The task that a limit is for. */
const taskOf: Readonly<Record<PolicyKey, Exclude<Task, 'follow_up' | AskedTask>>> = {
  draft_reminder: 'finish_draft',
  draft_deletion: 'finish_draft',
  consent_request: 'record_answer',
  acknowledgement: 'acknowledge_offer',
  decision: 'decide_offer',
  late_decision: 'decide_offer',
  answer_reminder: 'answer_questions',
  answer: 'answer_questions',
  waitlist_reconfirmation: 'confirm_place',
  departure_question: 'record_departure',
  service_start: 'start_service',
  first_contact_nudge_1: 'make_contact',
  first_contact_nudge_2: 'make_contact',
  first_contact_nudge_3: 'make_contact',
  first_contact: 'make_contact',
  reappearance: 'find_person',
  taking_back: 'take_back',
  erasure_answer: 'answer_erasure',
  consent_expiry_notice: 'renew_consent',
  consent_expiry: 'renew_consent',
  vital_interests: 'check_vital_disclosure',
}

/**
 * The tasks that wait for each side, from a referral alone: those of its limits, and for the other side those
 * escalated. The most urgent first. A limit that is paused waits for nobody; one that a clock has acted upon waits on.
 */
export function waitingIn({ deadlines }: Referral, now: Instant): readonly Waiting[] {
  // The end of a consent waits for nobody before there is notice of it.
  const renewals = deadlines.filter(({ policy }) => taskOf[policy] === 'renew_consent')
  const isFarOff = renewals.length > 1
  const awake = deadlines.filter(
    (limit) => limit.daysLeft === undefined && !(isFarOff && renewals.includes(limit)),
  )
  const asked = new Map(awake.map(({ policy, side }) => [taskOf[policy], side]))
  const own = [...asked].map(([task, side]): Waiting => {
    const limits = awake.filter(({ policy }) => taskOf[policy] === task)
    const dueAt = first(limits.flatMap((limit) => limit.dueAt ?? []))
    const escalatedAt = first(limits.flatMap((limit) => escalationOf(limit) ?? []))
    return {
      task,
      side,
      since: first(limits.map(({ startedAt }) => startedAt)) ?? now,
      ...(dueAt && { dueAt }),
      overdue: dueAt !== undefined && dueAt < now,
      ...(escalatedAt && { escalatedAt }),
    }
  })
  return [...own, ...awake.flatMap(followUp)].sort(byUrgency)
}

/** When the coordinators of both sides were told of a limit that nobody kept. */
function escalationOf({ policy, actedAt }: Deadline): Instant | undefined {
  return deadlinePolicies[policy].onDue === 'escalate' ? actedAt : undefined
}

/** The other side's coordinators are told of what was escalated, so that they can ask. */
function followUp(limit: Deadline): readonly Waiting[] {
  const escalatedAt = escalationOf(limit)
  if (escalatedAt === undefined) return []
  const { dueAt } = limit
  return [
    {
      task: 'follow_up',
      side: otherThan(limit.side),
      since: escalatedAt,
      ...(dueAt && { dueAt }),
      overdue: true,
      escalatedAt,
    },
  ]
}

/** Overdue before due, sooner before later, and what began earlier first. */
function byUrgency(one: Waiting, other: Waiting): number {
  const rank = ({ overdue, dueAt = '', since }: Waiting) => `${overdue ? 0 : 1}${dueAt}#${since}`
  return rank(one) < rank(other) ? -1 : rank(one) > rank(other) ? 1 : 0
}

/** Whose turn it is: members by id, or the coordinators where it is nobody's own. */
export type Audience = { readonly members: readonly MemberId[]; readonly coordinators: boolean }

/**
 * Whom something waits for: who is responsible and who stands in. The coordinators, where nobody is responsible yet,
 * and of what was escalated, and of what crosses without a consent: the data protection officer hears of it from them.
 */
export function audienceOf(
  { task, side, escalatedAt }: Pick<Waiting, 'task' | 'side' | 'escalatedAt'>,
  referral: Pick<Referral, 'sender' | 'receiver'>,
): Audience {
  const assignment = referral[side]
  if (task === 'follow_up' || assignment === undefined) return { members: [], coordinators: true }
  const members = [assignment.responsibleId, ...(assignment.deputyId ? [assignment.deputyId] : [])]
  return { members, coordinators: escalatedAt !== undefined || task === 'check_vital_disclosure' }
}

/**
 * The tasks that an event of the timeline brought to each side, of those that wait now: what began with it, what passed
 * on to the other side, what was reminded of and what was escalated; all that waits on a side whose people are others
 * now. Of an old event only what still waits is news.
 */
export function newsOf(
  { command, side, at, from, to, policy }: TimelineEvent,
  referral: Pick<Referral, 'state'>,
  waiting: readonly Waiting[],
): readonly Waiting[] {
  if (command === 'reassign') return waiting.filter((one) => one.task !== 'follow_up' && one.side === side)
  if (command === 'escalate') return waiting.filter(({ escalatedAt }) => escalatedAt === at)
  if (command === 'remind') return waiting.filter(({ task }) => policy && task === taskOf[policy])
  // A clock that was paused goes on with what began before.
  const goesOn = from !== to && referral.state === to
  return waiting.filter(
    (one) =>
      one.task !== 'follow_up' && (one.since === at || (goesOn && one.side !== side && one.since < at)),
  )
}

/** Whether a member finds it among what waits for them. Coordinators find all of their organisation's. */
export function waitsFor(
  { side }: Pick<Waiting, 'side'>,
  referral: Pick<Referral, 'sender' | 'receiver'>,
  { memberId, roles }: { readonly memberId: MemberId; readonly roles: readonly Role[] },
): boolean {
  const assignment = referral[side]
  return (
    seesEveryReferral(roles) || assignment?.responsibleId === memberId || assignment?.deputyId === memberId
  )
}

function first(instants: readonly Instant[]): Instant | undefined {
  return instants.toSorted()[0]
}
