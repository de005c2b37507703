import type { ConversationPage } from '@passerelle/contract/exchange'
import { demandWritable, type Message, type ReadReceipt } from '@passerelle/domain/exchange'
import type { ReferralId } from '@passerelle/domain/kernel'
import {
  conversationKeys,
  keepMessage,
  keepReceipt,
  messageIn,
  messagesOf,
  type PageWish,
  receiptsIn,
} from '@passerelle/table'
import type { ExchangeDesk } from './desk.ts'

/** Writes to the other side, while it may read what is written. */
export async function writeMessage(desk: ExchangeDesk, id: ReferralId, text: string): Promise<Message> {
  const found = await desk.referrals.find(id, { besides: conversationKeys(desk.tenant) })
  const at = desk.clock.now().toISOString()
  demandWritable(found.referral, at)
  return keepMessage(desk.table, found, { side: found.side, memberId: desk.me, at, text })
}

/** A message that was written before, as for a request that was sent twice. */
export async function readMessage(desk: ExchangeDesk, id: ReferralId, seq: number): Promise<Message> {
  const found = await desk.referrals.find(id, { besides: conversationKeys(desk.tenant, seq) })
  return messageIn(found, seq)
}

/** What was written, and how far everybody has read. To a receiver to whom nothing is open any more it is closed. */
export async function readMessages(
  desk: ExchangeDesk,
  id: ReferralId,
  page: PageWish,
): Promise<ConversationPage> {
  const found = await desk.referrals.find(id, { besides: conversationKeys(desk.tenant) })
  return { ...(await messagesOf(desk.table, found, page)), receipts: receiptsIn(found) }
}

/** Tells both sides how far one has read. */
export async function markMessagesRead(
  desk: ExchangeDesk,
  id: ReferralId,
  upTo: number,
): Promise<{ receipts: ReadReceipt[] }> {
  const found = await desk.referrals.find(id, { besides: conversationKeys(desk.tenant) })
  return { receipts: await keepReceipt(desk.table, found, { side: found.side, memberId: desk.me }, upTo) }
}
