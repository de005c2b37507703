import {
  type Asked,
  askedByMessage,
  type Message,
  type Owner,
  otherThan,
  type ReadReceipt,
  type Referral,
  readUpTo,
} from '@passerelle/domain/exchange'
import { type MemberId, refuse } from '@passerelle/domain/kernel'
import { type DataKey, openJson, sealJson } from '@passerelle/vault'
import { clearPartOf, readClear } from '../../engine/entity.ts'
import { exchangeKeys, exchangeRanges } from '../../engine/keys/exchange.ts'
import type { Key, ReferralAddress } from '../../engine/keys/key.ts'
import { persistently } from '../../engine/persistently.ts'
import { type Item, type Row, rowAt, versionOf } from '../../engine/row.ts'
import { add, removeUnlessContended, unlessContended } from '../../engine/write.ts'
import { type PageOf, type PageRequest, readPage } from '../../session/page.ts'
import type { TenantTable } from '../../session/tenant-table.ts'
import type { PartReader, Reading } from '../referral/part-reader.ts'
import { partiesOf } from '../referral/referral-rows.ts'
import { askedWrite, readAsked } from '../watch/asked-rows.ts'
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
  /** The messages that a side has not read yet. */
  readonly unread: Readonly<Record<Owner, Asked | undefined>>
}

/** How far the people of one side have read; version 0 before anybody has. */
type Readers = { readonly version: number; readonly receipts: readonly ReadReceipt[] }

/** A referral with its conversation. */
type WithConversation = {
  readonly place: ReferralAddress
  readonly referral: Pick<Referral, 'sender' | 'receiver'>
  readonly conversation: FoundConversation | undefined
}

export const conversationPart: PartReader<FoundConversation | undefined> = {
  keys: (asking) => [
    exchangeKeys.conversation(asking.place),
    exchangeKeys.readers(asking.place, 'sender'),
    exchangeKeys.readers(asking.place, 'receiver'),
    unreadKey(asking.place, 'sender'),
    unreadKey(asking.place, 'receiver'),
    ...sendersCaseKeys(asking),
  ],
  read(reading) {
    const thread = threadKeyIn(reading)
    return (
      thread && {
        thread,
        count: countIn(rowAt(reading.rows, exchangeKeys.conversation(reading.place))),
        readers: { sender: readersAt(reading, 'sender'), receiver: readersAt(reading, 'receiver') },
        unread: { sender: unreadAt(reading, 'sender'), receiver: unreadAt(reading, 'receiver') },
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
  const { thread, count, unread } = openOrRefuse(conversation)
  const key = exchangeKeys.conversation(place)
  const reader = otherThan(written.side)
  return persistently(
    { before: count, asked: unread[reader] },
    async ({ before, asked }) => {
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
          unlessContended({ key, entity: 'Conversation', version: message.seq, clear: {} }, before),
          add(messageRow(place, message, thread)),
          askedWrite(place, askedByMessage(asked, message)),
          requireOpenThread(place),
        ],
      })
      return message
    },
    async () => {
      const places = [key, unreadKey(place, reader)]
      const rows = await table.store.getAll(places)
      const [written, asked] = places.map((each) => rowAt(rows, each))
      return { before: countIn(written), asked: readAsked(asked) }
    },
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

/** The messages that each side has not read yet; nothing where the conversation is closed. */
export function unreadIn({
  conversation,
}: Pick<WithConversation, 'conversation'>): Readonly<Record<Owner, Asked | undefined>> | undefined {
  return conversation?.unread
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
  const { count, readers, unread } = openOrRefuse(found.conversation)
  if (upTo > count) {
    refuse({ code: 'invalid', errors: [{ path: ['body', 'upTo'], code: 'unknown_message' }] })
  }
  const key = exchangeKeys.readers(place, reader.side)
  const others = receiptsIn(found).filter(({ side }) => side !== reader.side)
  // Once somebody who answers for the side has read all there is, it waits for nobody there.
  const assignment = found.referral[reader.side]
  const answers = assignment === undefined || assignment.responsibleId === reader.memberId
  const unreadAt = unreadKey(place, reader.side)
  const own = await persistently(
    { ...readers[reader.side], asked: unread[reader.side] },
    async ({ version, receipts: known, asked }) => {
      const receipts = readUpTo(known, reader, upTo, table.clock.now().toISOString())
      const isDone = answers && asked !== undefined && asked.last <= upTo
      if (receipts === known && !isDone) return known
      await table.unitOfWork.commit({
        status: 200,
        entry: {
          aggregate: 'Conversation',
          aggregateId: place.id,
          version: upTo,
          fields: ['readers'],
          purpose: 'handover',
        },
        writes: [
          unlessContended({ key, entity: 'Readers', version: version + 1, clear: { receipts } }, version),
          ...(isDone ? [removeUnlessContended(unreadAt, asked.last)] : []),
        ],
      })
      return receipts
    },
    async () => {
      const rows = await table.store.getAll([key, unreadAt])
      return { ...readersIn(rowAt(rows, key)), asked: readAsked(rowAt(rows, unreadAt)) }
    },
  )
  return [...others, ...own]
}

function unreadKey(place: ReferralAddress, side: Owner): Key {
  return exchangeKeys.asked(place, side, 'read_messages')
}

function unreadAt({ place, rows }: Reading, side: Owner): Asked | undefined {
  return readAsked(rowAt(rows, unreadKey(place, side)))
}

function countIn(item: Item | undefined): number {
  return item === undefined ? 0 : versionOf(item)
}

function readersAt({ place, rows }: Reading, side: Owner): Readers {
  return readersIn(rowAt(rows, exchangeKeys.readers(place, side)))
}

/** Up to which message a member has read, by the row of their side. */
export function readUpToIn(item: Item | undefined, member: MemberId): number {
  return readersIn(item).receipts.find(({ memberId }) => memberId === member)?.upTo ?? 0
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
