import type { OfferId } from '@passerelle/domain/kernel'
import type { Offer } from '@passerelle/domain/offers'
import { expect, it } from 'vitest'
import { clearPartOf } from '../engine/entity.ts'
import { offerKeys } from '../engine/keys/offers.ts'
import type { Store } from '../engine/store.ts'
import { set } from '../engine/write.ts'
import { offers } from '../offers/index.ts'
import { tenantRegistry } from '../tenancy/index.ts'
import { testStore } from '../testing/engine.ts'
import { anOpenTenant, entry, newId, now, platformTable } from '../testing/tenant.ts'
import { publicOffers } from './public-offers.ts'
import { shownOffers } from './shown-offers.ts'

const anOffer = (change: Partial<Offer> = {}): Offer => ({
  id: newId<'offer'>(),
  version: 1,
  changedAt: now,
  state: 'published',
  kind: 'training',
  country: 'SN',
  title: { fr: 'Couture' },
  summary: { fr: 'Texte' },
  audience: ['after_return'],
  nextStep: { fr: 'Venez' },
  languages: ['fr'],
  ...change,
})

/** A store that counts what is asked of it, and may do something before it answers. */
function counting(store: Store, beforeWrite: () => Promise<unknown> = async () => undefined) {
  const calls: string[] = []
  const counted: Store = {
    ...store,
    get(...given) {
      calls.push('get')
      return store.get(...given)
    },
    getAll(...given) {
      calls.push('getAll')
      return store.getAll(...given)
    },
    query(...given) {
      calls.push('query')
      return store.query(...given)
    },
    async transact(writes) {
      calls.push('transact')
      await beforeWrite()
      return store.transact(writes)
    },
  }
  return { calls, counted }
}

it('a filtered page is one query, among ten offers as among a hundred and fifty', async () => {
  const store = await testStore()
  const { table } = await anOpenTenant()
  const costs: unknown[] = []
  for (const [country, count] of [
    ['AF', 10],
    ['AL', 150],
  ] as const) {
    for (let n = 0; n < count; n += 1) {
      const offer = anOffer({ country, kind: n % 2 === 0 ? 'training' : 'credit' })
      await offers(table).add(offer, { ...entry, aggregateId: offer.id })
      await shownOffers(store).followOne(table.tenant, offer.id)
    }
    const { calls, counted } = counting(store)
    for (const sought of [
      { country },
      { country, kind: 'credit', language: 'fr' },
      { country, words: 'cout', kind: 'training' },
    ] as const) {
      const { items, next } = await publicOffers(counted).find(sought, { limit: 4 })
      expect(items).toHaveLength(4)
      expect(next).toBeDefined()
      costs.push([...calls.splice(0)])
    }
  }
  expect(costs).toEqual(Array(6).fill(['query']))
})

it('an offer with words that begin alike is found once, whole pages or one by one', async () => {
  const store = await testStore()
  const { table } = await anOpenTenant()
  const alike = [
    anOffer({ country: 'ML', title: { fr: 'Solaire solidaire', de: 'Solarstrom' } }),
    anOffer({ country: 'ML', title: { fr: 'Solidaire' } }),
    anOffer({ country: 'ML', title: { fr: 'Solaire, sols et soleil' } }),
  ]
  for (const offer of alike) {
    await offers(table).add(offer, { ...entry, aggregateId: offer.id })
    await shownOffers(store).followOne(table.tenant, offer.id)
  }
  for (const words of ['sol', 'solaire', 'SOLI', 'sol sol']) {
    const found: OfferId[][] = []
    for (const limit of [50, 1, 2]) {
      const ids: OfferId[] = []
      let after: string | undefined
      do {
        const page = await publicOffers(store).find({ country: 'ML', words }, { limit, after })
        ids.push(...page.items.map(({ id }) => id))
        after = page.next
        expect(ids.length, `${words} by ${limit}`).toBeLessThanOrEqual(alike.length)
      } while (after !== undefined)
      found.push(ids)
    }
    const [whole = [], ...others] = found
    expect(new Set(whole).size, words).toBe(whole.length)
    expect(whole, words).toHaveLength(words === 'sol' || words === 'sol sol' ? 3 : 2)
    expect(others, words).toEqual([whole, whole])
  }
})

it('an offer with as much of everything as there can be changes in one transaction', async () => {
  const store = await testStore()
  const { table } = await anOpenTenant()
  const full = (words: string, languages: string[], change: Partial<Offer> = {}) =>
    anOffer({
      title: Object.fromEntries(
        ['fr', 'de', 'en'].map((tag) => [
          tag,
          Array.from({ length: 12 }, (_, n) => `${words}${tag}${n}`).join(' '),
        ]),
      ),
      languages,
      ...change,
    })
  const found = async (country: string, words: string) =>
    (await publicOffers(store).find({ country, words }, { limit: 5 })).items.map(({ id }) => id)
  const one = full('mot', ['fr', 'ar', 'de', 'en', 'wo', 'ff', 'ha', 'ps'])
  await offers(table).add(one, { ...entry, aggregateId: one.id })
  await shownOffers(store).followOne(table.tenant, one.id)
  expect(await found('SN', 'motde7')).toEqual([one.id])
  const other = full('wort', ['ky', 'sq', 'sr', 'es', 'ur', 'ku', 'so', 'ti'], {
    id: one.id,
    version: 2,
    country: 'KG',
    kind: 'credit',
  })
  await offers(table).replace(other, 1, { ...entry, aggregateId: one.id })
  await shownOffers(store).followOne(table.tenant, one.id)
  expect(await found('KG', 'wortde7')).toEqual([one.id])
  expect(await found('SN', 'motde7')).toEqual([])
})

it('what was read is not shown once it has passed: neither a withdrawn offer, nor one of a suspended organisation', async () => {
  const store = await testStore()
  for (const meanwhile of ['withdrawn', 'suspended'] as const) {
    const { table, tenant } = await anOpenTenant()
    const offer = anOffer()
    await offers(table).add(offer, { ...entry, aggregateId: offer.id })
    let isFirst = true
    const { calls, counted } = counting(store, async () => {
      if (!isFirst) return
      isFirst = false
      if (meanwhile === 'withdrawn') {
        const withdrawn: Offer = { ...offer, state: 'withdrawn', version: 2 }
        await offers(table).replace(withdrawn, 1, { ...entry, aggregateId: offer.id })
      } else {
        const registry = tenantRegistry(await platformTable())
        await registry.move({ ...tenant, state: 'suspended', version: 2 }, 1, entry)
      }
    })
    await shownOffers(counted).followOne(table.tenant, offer.id)
    expect(calls.filter((call) => call === 'transact')).toHaveLength(1)
    expect(await publicOffers(store).offer(offer.id)).toBeUndefined()
  }
})

it('a row that no use case would have written is shown to nobody', async () => {
  const store = await testStore()
  const { table } = await anOpenTenant()
  const spoilt = anOffer({ country: 'SN#training#fr' })
  const key = offerKeys.offer(table.tenant, spoilt.id)
  await store.transact([set({ key, entity: 'Offer', version: 1, clear: clearPartOf('Offer', spoilt) })])
  await expect(shownOffers(store).followOne(table.tenant, spoilt.id)).rejects.toThrow()
  expect(await publicOffers(store).offer(spoilt.id)).toBeUndefined()
})

it('an offer that cannot be shown holds up no other one of its organisation', async () => {
  const store = await testStore()
  const { table, tenant } = await anOpenTenant()
  const others = Array.from({ length: 12 }, () => anOffer())
  for (const offer of others) {
    await offers(table).add(offer, { ...entry, aggregateId: offer.id })
    await shownOffers(store).followOne(table.tenant, offer.id)
  }
  const spoilt = anOffer({ id: '0'.repeat(26) as OfferId, country: 'SN#training#fr' })
  const key = offerKeys.offer(table.tenant, spoilt.id)
  await store.transact([set({ key, entity: 'Offer', version: 1, clear: clearPartOf('Offer', spoilt) })])
  const registry = tenantRegistry(await platformTable())
  await registry.move({ ...tenant, state: 'suspended', version: 2 }, 1, entry)
  await expect(shownOffers(store).followAll(table.tenant)).rejects.toThrow()
  for (const { id } of others) expect(await publicOffers(store).offer(id)).toBeUndefined()
})

it('an offer that somebody else shows under the same number stays theirs', async () => {
  const store = await testStore()
  const [{ table: first }, { table: second }] = [await anOpenTenant(), await anOpenTenant()]
  const id = newId<'offer'>() satisfies OfferId
  for (const table of [first, second]) {
    await offers(table).add(anOffer({ id }), { ...entry, aggregateId: id })
    await shownOffers(store).followOne(table.tenant, id)
  }
  expect((await publicOffers(store).offer(id))?.organisationId).toBe(first.tenant)
})
