import type { Instant } from '../../kernel/time.ts'
import type { Referral } from '../referral/referral.ts'
import { type Owner, otherThan } from '../referral/states.ts'
import type { AskedTask } from '../referral/waiting.ts'
import type { Appointment } from './appointments.ts'
import type { Message } from './messages.ts'

/** What the other side has said that a side has not taken in: messages to read, or proposed times to answer. */
export type Asked = {
  readonly task: AskedTask
  /** The side that is asked. */
  readonly side: Owner
  readonly since: Instant
  /** How many messages or proposals. */
  readonly count: number
  /** The number of the last of these messages; of a proposal, of all that this side ever got. */
  readonly last: number
  /** Grows with each occasion to write a letter: one for messages until they are read, one for each proposal. */
  readonly notice: number
  /** When the last of the proposed times begins; afterwards there is nothing to answer. */
  readonly until?: Instant | undefined
}

/** The debt of reading after one more message of the other side. */
export function askedByMessage(before: Asked | undefined, { seq, side, at }: Message): Asked {
  return {
    task: 'read_messages',
    side: otherThan(side),
    since: before?.since ?? at,
    count: (before?.count ?? 0) + 1,
    last: seq,
    notice: before?.notice ?? seq,
  }
}

/** How many of them somebody has still to read who has read up to a message. */
export function unreadOf({ count, last, notice }: Asked, upTo: number): number {
  if (upTo < notice) return count
  return Math.max(0, Math.min(count, last - upTo))
}

/** The proposals that a side has to answer; nothing where there are none. */
export function askedByProposals(side: Owner, appointments: readonly Appointment[]): Asked | undefined {
  const theirs = appointments.filter((appointment) => appointment.side !== side)
  const open = theirs.filter(({ state }) => state === 'proposed')
  const since = open.map(({ createdAt }) => createdAt).toSorted()[0]
  if (since === undefined) return undefined
  const until = open
    .flatMap(({ slots }) => slots.map(({ start }) => start))
    .toSorted()
    .at(-1)
  return {
    task: 'answer_proposal',
    side,
    since,
    count: open.length,
    last: theirs.length,
    notice: theirs.length,
    until,
  }
}

/** Whether the two sides can still talk about the person. */
export function canStillBeSaid({ openTiers }: Pick<Referral, 'openTiers'>): boolean {
  return openTiers.includes('T0')
}

/** Whether it still waits for somebody who has read up to a message. */
export function isStillAsked(asked: Asked, upTo: number, now: Instant): boolean {
  if (asked.task === 'read_messages') return unreadOf(asked, upTo) > 0
  return asked.until === undefined || asked.until > now
}
