import type { Message } from '@passerelle/domain/exchange'
import { expect, it } from 'vitest'
import { exchangeKeys } from '../../engine/keys/exchange.ts'
import { closeKey } from '../../session/referral-keys.ts'
import type { TenantTable } from '../../session/tenant-table.ts'
import { aDraft, anOffer, referralsOf } from '../../testing/referral.ts'
import { newId, now, refusalOf } from '../../testing/tenant.ts'
import { threadSlot } from '../referral/referral-rows.ts'
import { keepMessage, keepReceipt, messageIn, messagesOf, receiptsIn } from './messages.ts'

const text = 'The flight lands at six.'

function written(side: Message['side'], change: Partial<Message> = {}): Omit<Message, 'seq'> {
  return { side, memberId: newId<'member'>(), at: now, text, ...change }
}

async function aConversation() {
  const offer = await anOffer()
  const open = (table: TenantTable, message?: number) =>
    referralsOf(table).find(offer.id, {
      with: ['conversation', 'message'],
      ...(message !== undefined && { message }),
    })
  const read = async (table: TenantTable) =>
    (await messagesOf(table, await open(table), { limit: 10 })).items.map((message) => message.text)
  return { ...offer, open, read }
}

it('both sides read what either writes, in its order, and the rows say nothing of it', async () => {
  const { sender, receiver, open, read } = await aConversation()
  await keepMessage(sender, await open(sender), written('sender'))
  await keepMessage(receiver, await open(receiver), written('receiver', { text: 'مرحبا' }))
  for (const table of [sender, receiver]) expect(await read(table)).toEqual([text, 'مرحبا'])
  const { place } = await open(sender)
  const row = await sender.store.get(exchangeKeys.message(place, 1))
  expect(Buffer.from(row?.['sealed'] as Uint8Array).includes(text)).toBe(false)
})

it('of two who write at the same moment both are kept, one after the other', async () => {
  const { sender, receiver, open, read } = await aConversation()
  const [ours, theirs] = [await open(sender), await open(receiver)]
  const kept = await Promise.all([
    keepMessage(sender, ours, written('sender', { text: 'first' })),
    keepMessage(receiver, theirs, written('receiver', { text: 'second' })),
  ])
  expect(kept.map(({ seq }) => seq).sort()).toEqual([1, 2])
  expect((await read(sender)).toSorted()).toEqual(['first', 'second'])
})

it('a message that was sent twice is found by its number, and one that is not there is not', async () => {
  const { sender, open } = await aConversation()
  await keepMessage(sender, await open(sender), written('sender'))
  expect(messageIn(await open(sender, 1))).toMatchObject({ seq: 1, text })
  expect(await refusalOf(async () => messageIn(await open(sender, 2)))).toEqual({ code: 'not_found' })
})

it('once nothing is open to the receiver it neither reads nor writes, and the sender goes on reading', async () => {
  const { sender, receiver, open, read } = await aConversation()
  const before = await open(receiver)
  await keepMessage(sender, await open(sender), written('sender'))
  await sender.store.transact([closeKey(before.place, threadSlot)])
  expect(await refusalOf(keepMessage(receiver, before, written('receiver')))).toMatchObject({
    code: 'not_possible',
  })
  expect(await refusalOf(read(receiver))).toMatchObject({ code: 'not_possible' })
  expect(await read(sender)).toEqual([text])
})

it('a draft has no conversation with anybody', async () => {
  const { sender, id } = await aDraft()
  const found = await referralsOf(sender).find(id, { with: ['conversation'] })
  const attempt = keepMessage(sender, found, written('sender'))
  expect(await refusalOf(attempt)).toMatchObject({ code: 'not_possible' })
})

it('each side says how far it has read, only forwards, and never past the last message', async () => {
  const { sender, receiver, open } = await aConversation()
  for (const n of [1, 2]) await keepMessage(sender, await open(sender), written('sender', { text: `${n}` }))
  const reader = { side: 'receiver', memberId: newId<'member'>() } as const
  const receipts = async () => receiptsIn(await open(sender)).map(({ side, upTo }) => [side, upTo])
  await keepReceipt(receiver, await open(receiver), reader, 2)
  await keepReceipt(receiver, await open(receiver), reader, 1)
  expect(await receipts()).toEqual([['receiver', 2]])
  expect(await refusalOf(async () => keepReceipt(receiver, await open(receiver), reader, 3))).toEqual({
    code: 'invalid',
    errors: [{ path: ['body', 'upTo'], code: 'unknown_message' }],
  })
})
