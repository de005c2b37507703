import { decide } from '@passerelle/domain/exchange'
import { expect, it } from 'vitest'
import { journalKeys } from '../../engine/keys/journal.ts'
import { allOf } from '../../engine/store.ts'
import { requireRow } from '../../engine/write.ts'
import { alsoJournal } from '../../session/journal.ts'
import { corridors } from '../../tenancy/index.ts'
import {
  aDraft,
  anOffer,
  askConsent,
  aYes,
  circumstancesOf,
  referralsOf,
  take,
} from '../../testing/referral.ts'
import { entry, now, refusalOf } from '../../testing/tenant.ts'
import { threadSlot } from './referral-rows.ts'

it('of two who take a step from the same version one is told that it is stale, and leaves nothing behind', async () => {
  const { receiver, id } = await anOffer()
  const repository = referralsOf(receiver)
  const [one, other] = [await repository.find(id), await repository.find(id)]
  const acknowledging = { command: 'acknowledge', body: {} } as const
  const step = { decision: decide(one.referral, acknowledging, circumstancesOf(receiver, one)) }
  await repository.commit(one, step)
  expect(await refusalOf(repository.commit(other, step))).toEqual({ code: 'stale_version', current: 4 })
  const { items } = await repository.timeline(await repository.find(id), { limit: 10 })
  expect(items.map(({ command }) => command)).toEqual([
    'create',
    'request-consent',
    'give-consent',
    'acknowledge',
  ])
})

it('a step that rests on an agreement is refused once that is suspended, with all that was to follow', async () => {
  const kept = await aDraft()
  await askConsent(kept)
  const { found, step } = await aYes(kept, ['T0', 'T1'])
  const { corridor, sender, receiver } = kept
  await corridors(sender).replace({ ...corridor, state: 'suspended', version: 2 }, 1, entry)
  expect(await refusalOf(referralsOf(sender).commit(found, step))).toMatchObject({
    code: 'corridor_not_active',
  })
  expect(await refusalOf(referralsOf(receiver).find(kept.id))).toEqual({ code: 'not_found' })
  expect((await referralsOf(sender).find(kept.id)).consent.consent).toEqual({ state: 'none' })
})

it('what a step brings along is written with it, or not at all', async () => {
  const { sender, id } = await aDraft()
  const withdrawing = { command: 'withdraw', body: { reason: 'did_not_depart' } } as const
  const nothing = { pk: `T#${sender.tenant}#NOTHING`, sk: 'NOTHING' }
  const besides = [requireRow(nothing, { present: true }, () => ({ code: 'forbidden' }))]
  expect(await refusalOf(take(sender, id, withdrawing, { besides }))).toEqual({ code: 'forbidden' })
  expect((await referralsOf(sender).find(id)).referral.state).toBe('draft')
  await take(sender, id, withdrawing, { besides: [alsoJournal(sender, entry)] })
  expect((await referralsOf(sender).find(id)).referral.state).toBe('withdrawn')
})

it('with a yes the keys of what is open from then on move to where both reach them', async () => {
  const { sender, receiver, id } = await anOffer(['T0', 'T1', 'T2'])
  const { place } = await referralsOf(sender).find(id)
  const tiers = (['T0', 'T1', 'T2', 'T3'] as const).map((compartment) => ({ edition: 1, compartment }))
  const reached = async ({ keyring }: typeof sender) =>
    [...(await keyring.referrals.read(place, [threadSlot, ...tiers])).keys.keys()].sort()
  expect(await reached(sender)).toEqual(['COURSE', 'T0', 'T1', 'T2'])
  expect(await reached(receiver)).toEqual(['COURSE', 'T0', 'T1'])
  await take(receiver, id, { command: 'decline', body: { reason: 'no_capacity', declinedBy: 'provider' } })
  expect([await reached(sender), await reached(receiver)]).toEqual([['COURSE'], []])
})

it('every step is a line of the timeline and stands in the journal of whoever took it', async () => {
  const { sender, receiver, id } = await anOffer()
  await take(receiver, id, { command: 'acknowledge', body: {} })
  const { items } = await referralsOf(sender).timeline(await referralsOf(sender).find(id), { limit: 10 })
  expect(items.map(({ seq, side }) => [seq, side])).toEqual([
    [1, 'sender'],
    [2, 'sender'],
    [3, 'sender'],
    [4, 'receiver'],
  ])
  const lines = await Promise.all(
    [sender, receiver].map(({ store, tenant }) =>
      allOf(store.queryAll({ pk: journalKeys.row(tenant, now, '').pk })),
    ),
  )
  const told = lines.map((rows) =>
    rows.filter(({ aggregateId }) => aggregateId === id).map(({ aggregateVersion }) => aggregateVersion),
  )
  expect(told.map((versions) => versions.toSorted())).toEqual([[1, 2, 3], [4]])
})
