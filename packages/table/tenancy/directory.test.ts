import { cardCodeOf } from '@passerelle/domain/tenancy'
import { expect, it } from 'vitest'
import { anOpenTenant, entry, newId, tableOf } from '../testing/tenant.ts'
import { directory } from './directory.ts'
import { ownTenant } from './tenants.ts'

it('an organisation is found by its code and by its id, and says three things of itself by its code alone', async () => {
  const { tenant } = await anOpenTenant()
  const theirs = directory((await anOpenTenant()).table)
  const card = { name: tenant.name, country: tenant.country, kind: tenant.kind }
  for (const counterpart of [tenant.code, tenant.id]) {
    const found = await theirs.address(counterpart)
    expect(found).toMatchObject({ id: tenant.id, entry: { country: tenant.country, state: 'active' } })
    expect(found?.card).toEqual(counterpart === tenant.code ? card : undefined)
  }
})

it('its card says how it calls itself now', async () => {
  const { table, tenant } = await anOpenTenant()
  const theirs = directory((await anOpenTenant()).table)
  await ownTenant(table).replace({ ...tenant, name: 'Another', version: 2 }, 1, { entry, corridors: [] })
  expect((await theirs.address(tenant.code))?.card?.name).toBe('Another')
})

it('one that does not want to be found is as unknown as a code that nobody has, at the same cost', async () => {
  const { table, tenant } = await anOpenTenant()
  await ownTenant(table).replace({ ...tenant, findable: false, version: 2 }, 1, { entry, corridors: [] })
  const other = await tableOf(newId<'tenant'>())
  const reads: string[] = []
  const counted = {
    ...other.store,
    get: (...key: Parameters<typeof other.store.get>) => {
      reads.push('get')
      return other.store.get(...key)
    },
    getAll: (...keys: Parameters<typeof other.store.getAll>) => {
      reads.push('getAll')
      return other.store.getAll(...keys)
    },
  }
  const theirs = directory({ ...other, store: counted })
  for (const code of [tenant.code, cardCodeOf(newId<'card'>())]) {
    reads.length = 0
    expect(await theirs.address(code)).toBeUndefined()
    expect(reads).toEqual(['get', 'getAll'])
  }
  // Its id is known to those that it gave it to; they are not told its name by it.
  expect(await theirs.address(tenant.id)).toMatchObject({ id: tenant.id })
  await ownTenant(table).replace({ ...tenant, version: 3 }, 2, { entry, corridors: [] })
  expect((await theirs.address(tenant.code))?.card?.name).toBe(tenant.name)
})

it('one that was opened before there were codes goes on without, and is proposed to by its id', async () => {
  const { table, tenant } = await anOpenTenant()
  const { code: _, findable: __, ...before } = { ...tenant, version: 2 }
  await ownTenant(table).replace(before, 1, { entry, corridors: [] })
  expect(await ownTenant(table).get()).toEqual(before)
  // Nobody is told its name by a card, even where it says that it wants to be found.
  await ownTenant(table).replace({ ...before, findable: true, version: 3 }, 2, { entry, corridors: [] })
  const theirs = directory((await anOpenTenant()).table)
  expect(await theirs.address(tenant.id)).toMatchObject({ id: tenant.id, entry: { state: 'active' } })
  expect(await theirs.address(tenant.code)).toBeUndefined()
})
