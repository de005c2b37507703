import { expect, it } from 'vitest'
import { exchangeKeys } from '../../engine/keys/exchange.ts'
import { aDraft, anOffer, askConsent, referralsOf } from '../../testing/referral.ts'
import { refusalOf } from '../../testing/tenant.ts'
import { slotsOf } from '../referral/find-referral.ts'
import { documentsIn, openParts, readTiers, shownParts, tierKeys } from './packages.ts'

const tiers = ['T0', 'T1', 'T2', 'T3'] as const

async function aPackage() {
  const kept = await aDraft()
  await askConsent(kept)
  const found = await referralsOf(kept.sender).find(kept.id, { tiers })
  const { keys } = await kept.sender.keyring.referrals.read(found.place, slotsOf(1, tiers))
  return { ...kept, found, keys }
}

it('each tier stands in a row of its own, sealed, with the hash of exactly what it says', async () => {
  const { sender, found } = await aPackage()
  const rows = await sender.store.getAll(tierKeys(found.place, 1, tiers))
  expect(rows).toHaveLength(4)
  for (const row of rows) {
    expect(Buffer.from(row['sealed'] as Uint8Array).includes('Ndiaye')).toBe(false)
    expect(row['sha256']).toMatch(/^[0-9a-f]{64}$/)
  }
  expect(JSON.stringify(documentsIn(found, ['T2']).T2)).toContain('Ndiaye')
  expect(JSON.stringify(documentsIn(found, ['T0']).T0)).not.toContain('Ndiaye')
})

it('without its key a tier is a hash and nothing else', async () => {
  const { sender, found, keys } = await aPackage()
  const rows = await sender.store.getAll(tierKeys(found.place, 1, tiers))
  const [first, ...others] = readTiers(
    found.place,
    1,
    rows,
    new Map([...keys].filter(([slot]) => slot === 'T0')),
  )
  expect(first?.bytes).toBeDefined()
  expect(others.map(({ tier, bytes }) => [tier, bytes])).toEqual([
    ['T1', undefined],
    ['T2', undefined],
    ['T3', undefined],
  ])
  expect(openParts({ parts: [...others] }, tiers)).toEqual([])
})

it('a tier neither opens with the key of another nor in another’s place', async () => {
  const { sender, found, keys } = await aPackage()
  const [row] = await sender.store.getAll(tierKeys(found.place, 1, ['T1']))
  if (row === undefined) throw new Error('there is no such tier')
  const [T0, T1] = [keys.get('T0'), keys.get('T1')]
  if (T0 === undefined || T1 === undefined) throw new Error('there is no such key')
  expect(() => readTiers(found.place, 1, [row], new Map([['T1', T0]]))).toThrow()
  expect(() => readTiers(found.place, 1, [{ ...row, tier: 'T0' }], new Map([['T0', T1]]))).toThrow()
})

it('only what is asked for is opened, of what may be', async () => {
  const { receiver, id } = await anOffer(['T0', 'T1'])
  const found = await referralsOf(receiver).find(id, { tiers })
  expect(openParts(found, ['T0', 'T3']).map(({ tier }) => tier)).toEqual(['T0'])
})

it('a person is shown the hashes of what is there; without the offer there is nothing to say yes to', async () => {
  const { found } = await aPackage()
  expect([...shownParts(found).hashes.keys()]).toEqual([...tiers])
  expect(shownParts(found).sensitiveGroups).toEqual([])
  const without = found.parts.filter(({ tier }) => tier !== 'T0')
  expect(await refusalOf(() => shownParts({ parts: without }))).toEqual({ code: 'contended' })
  expect(exchangeKeys.package(found.place, 1, 'T0')).not.toEqual(exchangeKeys.package(found.place, 2, 'T0'))
})
