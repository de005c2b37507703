import { type Message, type Owner, type ReadReceipt, readUpTo } from '@passerelle/domain/exchange'
import { refuse } from '@passerelle/domain/kernel'
import { type DataKey, openJson, sealJson } from '@passerelle/vault'
import { clearPartOf, readClear } from '../../engine/entity.ts'
import { exchangeKeys, exchangeRanges } from '../../engine/keys/exchange.ts'
import type { ReferralAddress } from '../../engine/keys/key.ts'
import { guarded, persistently } from '../../engine/persistently.ts'
import { type Item, type Row, rowAt, versionOf } from '../../engine/row.ts'
import { add } from '../../engine/write.ts'
import { type PageOf, type PageRequest, readPage } from '../../session/page.ts'
import type { TenantTable } from '../../session/tenant-table.ts'
import type { PartReader, Reading } from '../referral/part-reader.ts'
import { partiesOf } from '../referral/referral-rows.ts'
import { openOrRefuse, requireOpenThread, sendersCaseKeys, threadKeyIn } from './conversation.ts'

/*
 * Messages of the two sides of a referral, sealed under the key of its thread: while the receiver may read
 * the offer both open it, after that the sender alone.
 */

/** The conversation of a referral, as far as it is known without its messages. */
export type FoundConversation = {
  readonly thread: DataKey
  /** How many messages there are. */
  readonly count: number
  readonly readers: Readonly<Record<Owner, Readers>>
}

/** How far the people of one side have read; version 0 before anybody has. */
type Readers = { readonly version: number; readonly receipts: readonly ReadReceipt[] }

/** A referral with its conversation. */
type WithConversation = {
  readonly place: ReferralAddress
  readonly conversation: FoundConversation | undefined
}

export const conversationPart: PartReader<FoundConversation | undefined> = {
  keys: (asking) => [
    exchangeKeys.conversation(asking.place),
    exchangeKeys.readers(asking.place, 'sender'),
    exchangeKeys.readers(asking.place, 'receiver'),
    ...sendersCaseKeys(asking),
  ],
  read(reading) {
    const thread = threadKeyIn(reading)
    return (
      thread && {
        thread,
        count: countIn(rowAt(reading.rows, exchangeKeys.conversation(reading.place))),
        readers: { sender: readersAt(reading, 'sender'), receiver: readersAt(reading, 'receiver') },
      }
    )
  },
}

/** One message of it. */
export const messagePart: PartReader<Message | undefined> = {
  keys: ({ place, message }) => (message === undefined ? [] : [exchangeKeys.message(place, message)]),
  read({ place, message, rows, thread }) {
    const item = message === undefined ? undefined : rowAt(rows, exchangeKeys.message(place, message))
    return item && thread && readMessage(place, item, thread)
  },
}

/**
 * Keeps a message, with one transaction that nobody but another writer stands in the way of.
 *
 * @throws {Refused} `not_possible` when the receiver may not read any more, `contended`
 */
export async function keepMessage(
  table: TenantTable,
  { place, conversation }: WithConversation,
  written: Omit<Message, 'seq'>,
): Promise<Message> {
  const { thread, count } = openOrRefuse(conversation)
  const key = exchangeKeys.conversation(place)
  return persistently(
    count,
    async (before) => {
      const message = { ...written, seq: before + 1 }
      await table.unitOfWork.commit({
        status: 201,
        entry: {
          aggregate: 'Conversation',
          aggregateId: place.id,
          version: message.seq,
          fields: ['text'],
          purpose: 'handover',
        },
        writes: [
          guarded({ key, entity: 'Conversation', version: message.seq, clear: {} }, before),
          add(messageRow(place, message, thread)),
          requireOpenThread(place),
        ],
      })
      return message
    },
    async () => countIn(await table.store.get(key)),
  )
}

/** One message, as for who sent it twice. @throws {Refused} `not_found` */
export function messageIn({
  conversation,
  message,
}: Pick<WithConversation, 'conversation'> & { readonly message: Message | undefined }): Message {
  openOrRefuse(conversation)
  return message ?? refuse({ code: 'not_found' })
}

/** One page of the conversation, the newest message last: one query. @throws {Refused} `not_possible` */
export async function messagesOf(
  table: TenantTable,
  { place, conversation }: WithConversation,
  page: PageRequest,
): Promise<PageOf<Message>> {
  const { thread } = openOrRefuse(conversation)
  const list = { name: `messages ${place.id}`, ...exchangeRanges.messages(place) }
  const { items, ...rest } = await readPage(table, list, page)
  return { items: items.map((item) => readMessage(place, item, thread)), ...rest }
}

/** How far everybody has read. */
export function receiptsIn({ conversation }: Pick<WithConversation, 'conversation'>): ReadReceipt[] {
  const { sender, receiver } = openOrRefuse(conversation).readers
  return [...sender.receipts, ...receiver.receipts]
}

/** Writes down that a member has read that far. @throws {Refused} `invalid` for a message that is not there */
export async function keepReceipt(
  table: TenantTable,
  found: WithConversation,
  reader: { readonly side: Owner; readonly memberId: Message['memberId'] },
  upTo: number,
): Promise<ReadReceipt[]> {
  const { place } = found
  const { count, readers } = openOrRefuse(found.conversation)
  if (upTo > count) {
    refuse({ code: 'invalid', errors: [{ path: ['body', 'upTo'], code: 'unknown_message' }] })
  }
  const key = exchangeKeys.readers(place, reader.side)
  const others = receiptsIn(found).filter(({ side }) => side !== reader.side)
  const own = await persistently(
    readers[reader.side],
    async ({ version, receipts: known }) => {
      const receipts = readUpTo(known, reader, upTo, table.clock.now().toISOString())
      if (receipts === known) return known
      await table.unitOfWork.commit({
        status: 200,
        entry: {
          aggregate: 'Conversation',
          aggregateId: place.id,
          version: upTo,
          fields: ['readers'],
          purpose: 'handover',
        },
        writes: [guarded({ key, entity: 'Readers', version: version + 1, clear: { receipts } }, version)],
      })
      return receipts
    },
    async () => readersIn(await table.store.get(key)),
  )
  return [...others, ...own]
}

function countIn(item: Item | undefined): number {
  return item === undefined ? 0 : versionOf(item)
}

function readersAt({ place, rows }: Reading, side: Owner): Readers {
  return readersIn(rowAt(rows, exchangeKeys.readers(place, side)))
}

function readersIn(item: Item | undefined): Readers {
  if (item === undefined) return { version: 0, receipts: [] }
  // Written by `keepReceipt` alone.
  return { version: versionOf(item), receipts: item['receipts'] as readonly ReadReceipt[] }
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
