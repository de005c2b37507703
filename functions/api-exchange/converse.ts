import type { ConversationPage } from '@passerelle/contract/exchange'
import { assertWritable, type Message, type ReadReceipt, unreadOf } from '@passerelle/domain/exchange'
import type { ReferralId } from '@passerelle/domain/kernel'
import type { PageRequest } from '@passerelle/table'
import {
  keepMessage,
  keepReceipt,
  messageIn,
  messagesOf,
  receiptsIn,
  unreadIn,
} from '@passerelle/table/exchange'
import type { ExchangeContext } from './context.ts'

/** Writes to the other side, while it may read what is written. */
export async function writeMessage(context: ExchangeContext, id: ReferralId, text: string): Promise<Message> {
  const found = await context.referrals.find(id, { with: ['conversation'] })
  const at = context.clock.now().toISOString()
  assertWritable(found.referral, at)
  return keepMessage(context.table, found, { side: found.side, memberId: context.me, at, text })
}

/** A message that was written before, as for a request that was sent twice. */
export async function readMessage(context: ExchangeContext, id: ReferralId, seq: number): Promise<Message> {
  const found = await context.referrals.find(id, { with: ['conversation', 'message'], message: seq })
  return messageIn(found)
}

/** The messages, and how far everybody has read. To a receiver to whom nothing is open any more it is closed. */
export async function readMessages(
  context: ExchangeContext,
  id: ReferralId,
  page: PageRequest,
): Promise<ConversationPage> {
  const found = await context.referrals.find(id, { with: ['conversation'] })
  const receipts = receiptsIn(found)
  const unread = unreadIn(found)?.[found.side]
  const readUpTo = receipts.find(({ memberId }) => memberId === context.me)?.upTo ?? 0
  return {
    ...(await messagesOf(context.table, found, page)),
    receipts,
    unread: unread ? unreadOf(unread, readUpTo) : 0,
  }
}

/** Tells both sides how far one has read. */
export async function markMessagesRead(
  context: ExchangeContext,
  id: ReferralId,
  upTo: number,
): Promise<{ receipts: ReadReceipt[] }> {
  const found = await context.referrals.find(id, { with: ['conversation'] })
  return {
    receipts: await keepReceipt(context.table, found, { side: found.side, memberId: context.me }, upTo),
  }
}
