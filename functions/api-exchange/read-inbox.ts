import type { InboxLine } from '@passerelle/contract/exchange'
import {
  canStillBeSaid,
  isStillAsked,
  unreadOf,
  type Waiting,
  waitingIn,
  waitsFor,
} from '@passerelle/domain/exchange'
import type { Instant } from '@passerelle/domain/kernel'
import { referrals } from '@passerelle/messages/referrals'
import type { PageOf, PageRequest } from '@passerelle/table'
import {
  type ListedReferral,
  listWaiting,
  type WaitingLines,
  type WaitingReferral,
} from '@passerelle/table/exchange'
import { type ExchangeContext, readerOf } from './context.ts'

/** The tasks of the member who asks. Worked out from the referrals as they are now; nothing of it is kept. */
export function readInbox(context: ExchangeContext, page: PageRequest): Promise<PageOf<InboxLine>> {
  const me = readerOf(context)
  const now = context.clock.now().toISOString()
  const lines: WaitingLines<InboxLine> = {
    isMine: (whose, side) => waitsFor({ side }, whose, me),
    lineOf(listed) {
      const { side, turn, referral, asked } = listed
      if (asked) return waitsFor({ side }, referral, me) ? askedLine(context, listed, asked, now) : undefined
      const [first, ...others] = waitingIn(referral, now).filter(
        (waiting) =>
          waiting.side === side &&
          (waiting.task === 'follow_up') === (turn === 'theirs') &&
          waitsFor(waiting, referral, me),
      )
      return first && lineFrom(context, listed, first, others)
    },
  }
  return listWaiting(context.table, me, lines, page)
}

/** A line for what the other side has said, as long as the two can still talk about the person. */
function askedLine(
  context: ExchangeContext,
  listed: ListedReferral,
  { asked, readUpTo }: NonNullable<WaitingReferral['asked']>,
  now: Instant,
): InboxLine | undefined {
  if (!canStillBeSaid(listed.referral) || !isStillAsked(asked, readUpTo, now)) return undefined
  const line = { ...lineOf(context, listed, asked), overdue: false, escalated: false, also: [] }
  return asked.task === 'read_messages'
    ? { ...line, unread: unreadOf(asked, readUpTo), link: `${line.link}/messages` }
    : { ...line, link: `${line.link}/appointments` }
}

function lineFrom(
  context: ExchangeContext,
  listed: ListedReferral,
  waiting: Waiting,
  others: readonly Waiting[],
): InboxLine {
  const { dueAt, overdue, escalatedAt } = waiting
  return {
    ...lineOf(context, listed, waiting),
    ...(dueAt && { dueAt }),
    overdue,
    escalated: escalatedAt !== undefined,
    also: others.map((other) => other.task),
  }
}

/** The part of a line that says what waits for whom, and where it is found. */
function lineOf(
  { language }: ExchangeContext,
  { side, referral: { id } }: ListedReferral,
  { task, since }: Pick<Waiting, 'task' | 'since'>,
) {
  return {
    referralId: id,
    side,
    what: task,
    sentence: referrals.say(language, `task.${task}`),
    since,
    link: `/v1/referrals/${id}`,
  }
}
