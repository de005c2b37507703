import { type Message, type Owner, type ReadReceipt, readUpTo } from '@passerelle/domain/exchange'
import { refuse, type TenantId } from '@passerelle/domain/kernel'
import { type DataKey, openJson, sealJson } from '@passerelle/vault'
import { clearPartOf, readClear } from '../../engine/entity.ts'
import { exchangeKeys, exchangeRanges } from '../../engine/keys/exchange.ts'
import type { Key, ReferralAddress } from '../../engine/keys/key.ts'
import { guarded, persistently } from '../../engine/persistently.ts'
import { type Item, type Row, rowAt, versionOf } from '../../engine/row.ts'
import { add, type Write } from '../../engine/write.ts'
import { type PageOf, type PageRequest, readPage } from '../../session/page.ts'
import type { TenantTable } from '../../session/tenant-table.ts'
import type { FoundReferral } from '../referral/find-referral.ts'
import type { Whereabouts } from '../referral/referral-addresses.ts'
import { partiesOf } from '../referral/referral-rows.ts'
import { ownCaseKeys, requireOpenThread, threadKeyOf } from './conversation.ts'

/*
 * What the two sides of a referral write to each other, sealed under the key of its course: while the receiver may read
 * the offer both open it, after that the sender alone.
 */

/** What to read with a referral for whoever takes part in its conversation, and which messages of it. */
export function conversationKeys(tenant: TenantId, ...messages: readonly number[]) {
  return (place: Whereabouts): readonly Key[] => [
    exchangeKeys.conversation(place),
    exchangeKeys.readers(place, 'sender'),
    exchangeKeys.readers(place, 'receiver'),
    ...ownCaseKeys(tenant, place),
    ...messages.map((seq) => exchangeKeys.message(place, seq)),
  ]
}

/**
 * Keeps a message, with one transaction that nobody but another writer stands in the way of.
 *
 * @param found read with {@link conversationKeys}
 * @throws {Refused} `not_possible` when the receiver may not read any more, `contended`
 */
export async function keepMessage(
  table: TenantTable,
  found: FoundReferral,
  written: Omit<Message, 'seq'>,
): Promise<Message> {
  const { place } = found
  const key = threadKeyOf(found)
  const head = exchangeKeys.conversation(place)
  return persistently(
    rowAt(found.besides, head),
    async (before) => {
      const message = { ...written, seq: countIn(before) + 1 }
      await table.unitOfWork.commit({
        status: 201,
        entry: {
          action: 'writeMessage',
          aggregate: 'Conversation',
          aggregateId: place.id,
          version: message.seq,
          fields: ['text'],
          purpose: 'handover',
        },
        writes: [
          counting(head, message.seq, before),
          add(messageRow(place, message, key)),
          requireOpenThread(place),
        ],
      })
      return message
    },
    () => table.store.get(head),
  )
}

/** One message, as for who sent it twice. @throws {Refused} `not_found` */
export function messageIn(found: FoundReferral, seq: number): Message {
  const item = rowAt(found.besides, exchangeKeys.message(found.place, seq))
  return item === undefined
    ? refuse({ code: 'not_found' })
    : readMessage(found.place, item, threadKeyOf(found))
}

/** One page of the conversation, the newest message last: one query. @throws {Refused} `not_possible` */
export async function messagesOf(
  table: TenantTable,
  found: FoundReferral,
  page: PageRequest,
): Promise<PageOf<Message>> {
  const key = threadKeyOf(found)
  const list = { name: `messages ${found.place.id}`, ...exchangeRanges.messages(found.place) }
  const { items, ...rest } = await readPage(table, list, page)
  return { items: items.map((item) => readMessage(found.place, item, key)), ...rest }
}

/** How far everybody has read. */
export function receiptsIn({ place, besides }: Pick<FoundReferral, 'place' | 'besides'>): ReadReceipt[] {
  return (['sender', 'receiver'] as const).flatMap((side) =>
    receiptsOf(rowAt(besides, exchangeKeys.readers(place, side))),
  )
}

/** Writes down that a member has read that far. @throws {Refused} `invalid` for a message that is not there */
export async function keepReceipt(
  table: TenantTable,
  found: FoundReferral,
  reader: { readonly side: Owner; readonly memberId: Message['memberId'] },
  upTo: number,
): Promise<ReadReceipt[]> {
  const { place } = found
  threadKeyOf(found)
  if (upTo > countIn(rowAt(found.besides, exchangeKeys.conversation(place)))) {
    refuse({ code: 'invalid', errors: [{ path: ['body', 'upTo'], code: 'unknown_message' }] })
  }
  const key = exchangeKeys.readers(place, reader.side)
  const others = receiptsIn(found).filter(({ side }) => side !== reader.side)
  const own = await persistently(
    rowAt(found.besides, key),
    async (before) => {
      const known = receiptsOf(before)
      const receipts = readUpTo(known, reader, upTo, table.clock.now().toISOString())
      if (receipts === known) return known
      const version = before === undefined ? 1 : versionOf(before) + 1
      await table.unitOfWork.commit({
        status: 200,
        entry: {
          action: 'markMessagesRead',
          aggregate: 'Conversation',
          aggregateId: place.id,
          version: upTo,
          fields: ['readers'],
          purpose: 'handover',
        },
        writes: [guarded({ key, entity: 'Readers', version, clear: { receipts } }, before)],
      })
      return receipts
    },
    () => table.store.get(key),
  )
  return [...others, ...own]
}

function counting(key: Key, count: number, before: Item | undefined): Write {
  return guarded({ key, entity: 'Conversation', version: count, clear: {} }, before)
}

function countIn(item: Item | undefined): number {
  return item === undefined ? 0 : versionOf(item)
}

function receiptsOf(item: Item | undefined): readonly ReadReceipt[] {
  return item === undefined ? [] : (item['receipts'] as readonly ReadReceipt[]) // written by `keepReceipt` alone
}

function messageRow(address: ReferralAddress, message: Message, key: DataKey): Row {
  return {
    key: exchangeKeys.message(address, message.seq),
    entity: 'Message',
    version: 1,
    clear: clearPartOf('Message', message),
    sealed: sealJson(key, binding(address, message.seq), message.text),
  }
}

function readMessage(address: ReferralAddress, item: Item, key: DataKey): Message {
  const { sealed } = item
  if (!(sealed instanceof Uint8Array)) throw new TypeError('a message without its text')
  const { version: _, ...message } = { version: 1, ...readClear('Message', item) }
  // Sealed by `messageRow`, and authenticated.
  return { ...message, text: openJson(key, binding(address, message.seq), sealed) as string }
}

function binding(address: ReferralAddress, seq: number) {
  return { tenant: partiesOf(address), subject: `${address.id}#${seq}`, entity: 'Message', schema: 1 }
}
