import type { ConsentEvent } from '@passerelle/domain/exchange'
import type { Tier } from '@passerelle/domain/sharing'
import { newDataKey } from '@passerelle/vault'
import { expect, it } from 'vitest'
import { exchangeKeys } from '../../engine/keys/exchange.ts'
import type { TenantTable } from '../../session/tenant-table.ts'
import { anOffer, referralsOf } from '../../testing/referral.ts'
import { now, refusalOf } from '../../testing/tenant.ts'
import { consentWrites, expiryWrites, noConsent, readConsent, requireConsentInForce } from './consents.ts'

async function aGivenConsent(tiers: readonly Tier[] = ['T0', 'T1', 'T2']) {
  const kept = await anOffer(tiers)
  const { place, thread, consent } = await referralsOf(kept.sender).find(kept.id)
  if (thread === undefined) throw new Error('there is no thread')
  const row = () => kept.sender.store.get(exchangeKeys.consent(place))
  const read = async (key = thread.key, at = now) => readConsent(place, await row(), key, at)
  return { ...kept, place, key: thread.key, consent, row, read }
}

const revoking = (seq: number, tiers: readonly Tier[]): ConsentEvent => ({
  seq,
  kind: 'withdrawn',
  at: now,
  tiers: [...tiers],
})

it('says what was agreed to with the key of the thread, and without it only that something was', async () => {
  const { place, read, row } = await aGivenConsent()
  expect(await read()).toMatchObject({ seq: 1, tiers: ['T0', 'T1', 'T2'], consent: { state: 'given' } })
  const blind = readConsent(place, await row(), undefined, now)
  expect(blind).toMatchObject({ seq: 1, tiers: ['T0', 'T1', 'T2'], consent: { state: 'none' } })
  expect(JSON.stringify(await row())).not.toContain('grant')
  expect(readConsent(place, undefined, undefined, now)).toEqual(noConsent)
})

it('a grant opens with its own key alone, and in its own place alone', async () => {
  const { place, key, read, row } = await aGivenConsent()
  await expect(read(newDataKey())).rejects.toThrow()
  const item = await row()
  expect(() => readConsent({ ...place, id: place.from as never }, item, key, now)).toThrow()
})

it('is over on the day that it was given until', async () => {
  const { read, key } = await aGivenConsent()
  expect((await read(key, '2027-03-03T00:00:00.000Z')).consent).toMatchObject({ state: 'expired' })
})

it.each([
  { taken: ['T2'], state: 'given', left: ['T0', 'T1'] },
  { taken: ['T0'], state: 'revoked', left: [] },
  { taken: ['T0', 'T1', 'T2'], state: 'revoked', left: [] },
] as const)(
  'of what was taken back ($taken) $left is left, whether or not the writer has the key',
  async (row) => {
    for (const hasKey of [true, false]) {
      const { sender, place, key, read, row: kept } = await aGivenConsent()
      const found = hasKey ? await read() : readConsent(place, await kept(), undefined, now)
      await sender.store.transact(
        consentWrites(place, found, revoking(2, row.taken), hasKey ? key : undefined),
      )
      expect(await read()).toMatchObject({ seq: 2, tiers: row.left, consent: { state: row.state } })
    }
  },
)

it('of two events that follow upon the same one, one is refused and the other is kept whole', async () => {
  const { sender, id, place, key, read } = await aGivenConsent()
  const found = await read()
  await sender.store.transact(consentWrites(place, found, revoking(2, ['T2']), key))
  const late = consentWrites(place, found, revoking(2, ['T0']), key)
  expect(await refusalOf(sender.store.transact(late))).toEqual({ code: 'contended' })
  const events = await referralsOf(sender).consentEvents(await referralsOf(sender).find(id))
  expect(events.map(({ seq, kind, tiers }) => [seq, kind, tiers])).toEqual([
    [1, 'given', ['T0', 'T1', 'T2']],
    [2, 'withdrawn', ['T2']],
  ])
  expect(events[0]?.grant).toMatchObject({ method: { kind: 'witnessed' } })
})

it('a transaction that rests on it passes while it is in force, and says how it ended', async () => {
  const { sender, place, key, read } = await aGivenConsent()
  const found = await read()
  const required = requireConsentInForce(place, found)
  await sender.store.transact([required])
  await sender.store.transact(consentWrites(place, found, revoking(2, ['T2']), key))
  expect(await refusalOf(sender.store.transact([required]))).toEqual({ code: 'contended' })
  await sender.store.transact(consentWrites(place, await read(), revoking(3, ['T0']), key))
  expect(await refusalOf(sender.store.transact([required]))).toEqual({
    code: 'consent_ended',
    state: 'revoked',
  })
})

it('runs out without a key, once, and not where it was taken back', async () => {
  const { sender, place, key, read, row } = await aGivenConsent()
  await sender.store.transact(expiryWrites(place, await row(), now))
  expect(await row()).toMatchObject({ state: 'expired', tiers: [], version: 2 })
  expect(expiryWrites(place, await row(), now)).toEqual([])
  expect(expiryWrites(place, undefined, now)).toEqual([])
  const other = await aGivenConsent()
  await revoke(other.sender, other)
  expect(expiryWrites(other.place, await other.row(), now)).toEqual([])
  expect((await read(key)).consent.state).toBe('expired')

  async function revoke(table: TenantTable, given: typeof other) {
    await table.store.transact(consentWrites(given.place, await given.read(), revoking(2, ['T0']), given.key))
  }
})
