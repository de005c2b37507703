import { newDataKey } from '@passerelle/vault'
import { expect, it } from 'vitest'
import { exchangeKeys } from '../../engine/keys/exchange.ts'
import { destroyKeys } from '../../session/referral-keys.ts'
import { anOffer, referralsOf } from '../../testing/referral.ts'
import { type FoundOutcomes, outcomeSlot, outcomesFor, outcomeWrites, readOutcomes } from './outcomes.ts'

const employed = { month: 3, outcome: 'employed', date: '2026-03-02' } as const
const training = { month: 0, outcome: 'in_training', date: '2026-01-10' } as const

async function anAcceptedOffer() {
  const { sender, receiver, id } = await anOffer()
  const { place } = await referralsOf(receiver).find(id)
  const ownKey = newDataKey()
  const nothing: FoundOutcomes = { own: [], shared: [], ownKey, sharedKey: undefined }
  const reading = async (table: typeof sender): Promise<FoundOutcomes> => {
    const [own, shared] = await Promise.all([
      table.store.get(exchangeKeys.outcomes(place, 'OWN')),
      table.store.get(exchangeKeys.outcomes(place, 'SHARED')),
    ])
    const { keys } = await table.keyring.referrals.read(place, [outcomeSlot])
    const key = table === receiver ? ownKey : undefined
    const sharedKey = keys.get('OUTCOME')
    return {
      own: readOutcomes(place, own, key, 'OWN'),
      shared: readOutcomes(place, shared, sharedKey, 'SHARED'),
      ownKey: key,
      sharedKey,
    }
  }
  const report = async (
    outcomes: FoundOutcomes,
    entry: typeof employed | typeof training,
    returns: boolean,
  ) => {
    const { after, writes } = await outcomeWrites(receiver, { place, outcomes }, entry, returns)
    await receiver.store.transact(writes)
    return after
  }
  return { sender, receiver, place, nothing, reading, report }
}

it('what the person did not agree to return is the receiver’s alone', async () => {
  const { sender, receiver, nothing, reading, report } = await anAcceptedOffer()
  await report(nothing, employed, false)
  expect(outcomesFor('receiver', await reading(receiver))).toEqual([employed])
  expect(outcomesFor('sender', await reading(sender))).toEqual([])
})

it('what may return is read by both, in the order of the months, and put right by a later report', async () => {
  const { sender, receiver, nothing, reading, report } = await anAcceptedOffer()
  await report(nothing, employed, true)
  await report(await reading(receiver), training, true)
  const both = [training, employed]
  expect(outcomesFor('sender', await reading(sender))).toEqual(both)
  expect(outcomesFor('receiver', await reading(receiver))).toEqual(both)
})

it('once its key is destroyed the sender reads nothing more, and the receiver keeps its own', async () => {
  const { sender, receiver, place, nothing, reading, report } = await anAcceptedOffer()
  await report(nothing, employed, true)
  await receiver.store.transact([...destroyKeys(place, [outcomeSlot])])
  expect(outcomesFor('sender', await reading(sender))).toEqual([])
  expect(outcomesFor('receiver', await reading(receiver))).toEqual([employed])
})

it('a report of one side does not open in the place of the other', async () => {
  const { receiver, place, nothing, report } = await anAcceptedOffer()
  await report(nothing, employed, false)
  const own = await receiver.store.get(exchangeKeys.outcomes(place, 'OWN'))
  expect(() => readOutcomes(place, own, nothing.ownKey, 'SHARED')).toThrow()
})
