import { expect, it } from 'vitest'
import { participants } from '../casework/index.ts'
import { caseRanges } from '../engine/keys/casework.ts'
import { allOf } from '../engine/store.ts'
import { aKeptCase } from '../testing/casework.ts'
import { aCorridorBetween } from '../testing/exchange.ts'
import { anOpenTenant, entry, refusalOf } from '../testing/tenant.ts'
import { erase, findErasable } from './erase.ts'
import { destroyPacked } from './packed-keys.ts'

it('nothing is left of an erased person but the journal', async () => {
  const { table, tenant } = await anOpenTenant()
  const { id } = await aKeptCase(table)
  await erase(table, await findErasable(table, 'all', id), entry)
  expect(await allOf(table.store.queryAll(caseRanges.whole(tenant.id, id)))).toEqual([])
  expect(await allOf(table.store.queryAll(caseRanges.caseload(tenant.id)))).toEqual([])
  expect(await table.keyring.people([id])).toEqual(new Map())
  expect(await refusalOf(findErasable(table, 'all', id))).toEqual({ code: 'not_found' })
})

it('a case that somebody changed meanwhile is not erased', async () => {
  const { table } = await anOpenTenant()
  const kept = await aKeptCase(table)
  const found = await findErasable(table, 'all', kept.id)
  const changed = { ...kept, version: 2 }
  await participants(table, 'all').replace(kept, changed, entry)
  expect(await refusalOf(erase(table, found, entry))).toEqual({ code: 'stale_version', current: 2 })
  expect(await participants(table, 'all').get(kept.id)).toEqual(changed)
})

it('of what was packed, a sender destroys all but the receiver’s thread, and a receiver all that it opens', async () => {
  const { sender, receiver, address } = await aCorridorBetween()
  const slots = [
    { edition: 0, compartment: 'COURSE' },
    { edition: 1, compartment: 'T0' },
  ] as const
  const { referrals } = sender.keyring
  await sender.store.transact((await referrals.hold(address, slots)).writes)
  await sender.store.transact(await referrals.release(address, slots))
  const reads = async ({ keyring }: typeof sender) => [
    ...(await keyring.referrals.read(address, slots)).keys.keys(),
  ]
  await sender.store.transact(await destroyPacked(sender, [address]))
  expect(await reads(receiver)).toEqual(['COURSE'])
  await receiver.store.transact(await destroyPacked(receiver, [address]))
  expect([await reads(sender), await reads(receiver)]).toEqual([[], []])
})
