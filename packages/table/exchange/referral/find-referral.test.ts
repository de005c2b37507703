import { expect, it, vi } from 'vitest'
import { dataKeyKeys } from '../../engine/keys/data-keys.ts'
import { exchangeKeys } from '../../engine/keys/exchange.ts'
import { keyOf } from '../../engine/row.ts'
import { remove } from '../../engine/write.ts'
import { aDraft, anOffer, askConsent, referralsOf, take } from '../../testing/referral.ts'
import { anOpenTenant, newId, refusalOf, tableOf } from '../../testing/tenant.ts'
import { documentsIn } from '../package/packages.ts'
import { referrals } from './referrals.ts'

it('the sender finds a draft; to the receiver, a stranger and for an id of nobody there is none', async () => {
  const { sender, receiver, id } = await aDraft()
  const found = await referralsOf(sender).find(id)
  expect(found).toMatchObject({
    side: 'sender',
    referral: { id, state: 'draft', request: { needs: ['advice'] } },
  })
  const { table: stranger } = await anOpenTenant()
  for (const table of [receiver, stranger]) {
    expect(await refusalOf(referralsOf(table).find(id))).toEqual({ code: 'not_found' })
  }
  expect(await refusalOf(referralsOf(sender).find(newId<'referral'>()))).toEqual({ code: 'not_found' })
})

it('a coach who has nothing to do with it finds nothing, and whoever coordinates does', async () => {
  const { sender, id } = await aDraft()
  const another = await tableOf(sender.tenant, { kms: sender.kms })
  const memberId = newId<'member'>()
  expect(await refusalOf(referrals(another, { memberId, roles: ['coach'] }).find(id))).toEqual({
    code: 'not_found',
  })
  expect((await referrals(another, { memberId, roles: ['coordinator'] }).find(id)).referral.id).toBe(id)
})

it('a command that comes too late is told the version that stands there', async () => {
  const { sender, id } = await aDraft()
  expect(await refusalOf(referralsOf(sender).find(id, { expected: 9 }))).toEqual({
    code: 'stale_version',
    current: 1,
  })
})

it('an offer opens its first tiers to the receiver, and the others not yet', async () => {
  const { sender, receiver, id } = await anOffer()
  const tiers = ['T0', 'T1', 'T2', 'T3'] as const
  const seen = await referralsOf(receiver).find(id, { tiers })
  expect(seen.open).toEqual(['T0'])
  expect(documentsIn(seen, seen.open).T0).toBeDefined()
  expect(seen.parts.flatMap(({ tier, bytes }) => (bytes === undefined ? [] : [tier]))).not.toContain('T3')
  const own = await referralsOf(sender).find(id, { tiers })
  expect(own.parts.map(({ tier, bytes }) => [tier, bytes !== undefined])).toEqual(
    tiers.map((tier) => [tier, true]),
  )
})

it('a package that was made anew is read in its newest version, under its own keys', async () => {
  const kept = await aDraft()
  await askConsent(kept, ['T0', 'T1', 'T2'])
  const repository = referralsOf(kept.sender)
  const before = await repository.find(kept.id, { tiers: ['T0', 'T3'] })
  expect(before.parts.map(({ tier }) => tier)).toEqual(['T0'])
  await take(kept.sender, kept.id, { command: 'revise', body: {} })
  await askConsent(kept)
  const after = await repository.find(kept.id, { tiers: ['T0', 'T3'] })
  expect(after.referral.packageVersion).toBe(2)
  expect(after.parts.map(({ tier, bytes }) => [tier, bytes !== undefined])).toEqual([
    ['T0', true],
    ['T3', true],
  ])
  expect(after.parts[0]?.sha256).not.toBe(before.parts[0]?.sha256)
  // A step that moves them reads neither the package's keys again nor the thread's.
  expect(after.keyRows.rows.map(keyOf)).toEqual(
    expect.arrayContaining([
      dataKeyKeys.heldTier(after.place, 0, 'COURSE'),
      dataKeyKeys.heldTier(after.place, 2, 'T0'),
      dataKeyKeys.heldTier(after.place, 2, 'T3'),
    ]),
  )
})

it('a key that was read before the step which opened it is read again', async () => {
  const { receiver, id } = await anOffer()
  const read = vi.spyOn(receiver.keyring.referrals, 'read')
  read.mockResolvedValueOnce({ keys: new Map(), places: [], rows: [] })
  const found = await referralsOf(receiver).find(id, { tiers: ['T0'] })
  expect(read).toHaveBeenCalledTimes(2)
  expect(documentsIn(found, found.open).T0).toBeDefined()
})

it('a key that is gone for good leaves its tier closed, and the referral can still be read', async () => {
  const { receiver, id } = await anOffer()
  const repository = referralsOf(receiver)
  const { place } = await repository.find(id)
  await receiver.store.transact([{ table: 'keys', remove: dataKeyKeys.openTier(place, 1, 'T0') }])
  const found = await repository.find(id, { tiers: ['T0'] })
  expect(found.referral.state).toBe('offered')
  expect(documentsIn(found, found.open)).toEqual({})
})

it('a consent that does not hold what is open is of another moment: it is never passed over', async () => {
  const { receiver, id } = await anOffer()
  const repository = referralsOf(receiver)
  const { place } = await repository.find(id)
  await receiver.store.transact([remove(exchangeKeys.consent(place))])
  expect(await refusalOf(repository.find(id))).toEqual({ code: 'contended' })
})

it('a key that is there too early opens nothing that the referral does not say to be open', async () => {
  const { sender, receiver, id } = await anOffer()
  const { place } = await referralsOf(sender).find(id)
  const slot = { edition: 1, compartment: 'T3' } as const
  await sender.store.transact(await sender.keyring.referrals.release(place, [slot]))
  const seen = await referralsOf(receiver).find(id, { tiers: ['T3'] })
  expect(seen.open).toEqual(['T0'])
  expect(documentsIn(seen, seen.open)).toEqual({})
})
