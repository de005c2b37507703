import { type DataKey, open, seal } from '@passerelle/vault'
import { expect, it } from 'vitest'
import { aCorridorBetween } from '../testing/exchange.ts'
import { refusalOf } from '../testing/tenant.ts'
import { closeKey, destroyKeys, type KeySlot, requireOpenKey } from './referral-keys.ts'

const [T0, T1]: [KeySlot, KeySlot] = [
  { edition: 1, compartment: 'T0' },
  { edition: 1, compartment: 'T1' },
]
const thread: KeySlot = { edition: 0, compartment: 'COURSE' }
const binding = { tenant: 't', subject: 's', entity: 'Thing', schema: 1 }
const text = Buffer.from('what was said')

async function heldKeys() {
  const { sender, receiver, address } = await aCorridorBetween()
  const { keys, writes } = await sender.keyring.referrals.hold(address, [T0, T1, thread])
  await sender.store.transact(writes)
  const reads = async (table: typeof sender) =>
    [...(await table.keyring.referrals.read(address, [T0, T1, thread])).keys.keys()].sort()
  return { sender, receiver, address, keys, reads, store: sender.store }
}

const opens = (key: DataKey | undefined, sealed: Uint8Array) =>
  key && Buffer.from(open(key, binding, sealed)).equals(text)

it('the sender alone reads what it holds back', async () => {
  const { sender, receiver, reads } = await heldKeys()
  expect([await reads(sender), await reads(receiver)]).toEqual([['COURSE', 'T0', 'T1'], []])
})

it('both open what was released, with the very key; of the thread the sender keeps its own', async () => {
  const { sender, receiver, address, keys, reads, store } = await heldKeys()
  const t0 = keys.get('T0')
  if (t0 === undefined) throw new Error('no key was made')
  const sealed = seal(t0, binding, text)
  await store.transact(await sender.keyring.referrals.release(address, [T0, thread]))
  expect([await reads(sender), await reads(receiver)]).toEqual([
    ['COURSE', 'T0', 'T1'],
    ['COURSE', 'T0'],
  ])
  for (const { keyring } of [sender, receiver]) {
    expect(opens((await keyring.referrals.read(address, [T0])).keys.get('T0'), sealed)).toBe(true)
  }
  await store.transact([closeKey(address, thread)])
  expect([await reads(sender), await reads(receiver)]).toEqual([['COURSE', 'T0', 'T1'], ['T0']])
})

it('what is open already stays as it is, and what should not be open is held again', async () => {
  const { sender, receiver, address, reads, store } = await heldKeys()
  const { referrals } = sender.keyring
  await store.transact(await referrals.release(address, [T0, T1]))
  expect(await referrals.release(address, [T0])).toEqual([])
  await store.transact(await referrals.release(address, [], { back: [T1] }))
  expect([await reads(sender), await reads(receiver)]).toEqual([['COURSE', 'T0', 'T1'], ['T0']])
})

it('what was destroyed opens for nobody, and cannot be released', async () => {
  const { sender, receiver, address, reads, store } = await heldKeys()
  await store.transact(await sender.keyring.referrals.release(address, [T0]))
  await receiver.store.transact([...destroyKeys(address, [T0, T1])])
  expect([await reads(sender), await reads(receiver)]).toEqual([['COURSE'], []])
  const { referrals } = sender.keyring
  expect(await refusalOf(referrals.release(address, [T1]))).toEqual({ code: 'contended' })
  expect(await referrals.release(address, [], { ifHeld: [T1] })).toEqual([])
})

it('a release rests on what was read before, and still meets what came in between', async () => {
  const { sender, receiver, address, reads, store } = await heldKeys()
  const { referrals } = sender.keyring
  const read = await referrals.read(address, [T0, T1, thread])
  const early = await referrals.release(address, [T0], { read })
  await store.transact([...destroyKeys(address, [T1])])
  const late = await referrals.release(address, [T1], { read })
  expect(await refusalOf(store.transact(late))).toEqual({ code: 'contended' })
  await store.transact(early)
  expect(await reads(receiver)).toEqual(['T0'])
})

it('a release that met a destruction in between writes nothing', async () => {
  const { sender, receiver, address, reads, store } = await heldKeys()
  const release = await sender.keyring.referrals.release(address, [T0])
  await store.transact([...destroyKeys(address, [T0])])
  expect(await refusalOf(store.transact(release))).toEqual({ code: 'contended' })
  expect(await reads(receiver)).toEqual([])
})

it('a requirement of an open key holds while both may open it', async () => {
  const { sender, address, store } = await heldKeys()
  const required = requireOpenKey(address, thread, () => ({ code: 'forbidden' }))
  expect(await refusalOf(store.transact([required]))).toEqual({ code: 'forbidden' })
  await store.transact(await sender.keyring.referrals.release(address, [thread]))
  await store.transact([required])
})

it('a key that is shared from the beginning is both parties’', async () => {
  const { sender, receiver, address } = await heldKeys()
  const slot: KeySlot = { edition: 9, compartment: 'OUTCOME' }
  const { key, writes } = await receiver.keyring.referrals.share(address, slot)
  await receiver.store.transact(writes)
  const sealed = seal(key, binding, text)
  const found = (await sender.keyring.referrals.read(address, [slot])).keys.get('OUTCOME')
  expect(opens(found, sealed)).toBe(true)
})
