import { expect, it } from 'vitest'
import { readClear } from '../engine/entity.ts'
import { tenantKeys } from '../engine/keys/tenancy.ts'
import {
  aMember,
  anOpenTenant,
  aTenant,
  entry,
  newId,
  now,
  platformTable,
  refusalOf,
} from '../testing/tenant.ts'
import { members } from './members.ts'
import { findTenant } from './memberships.ts'
import { ownTenant, tenantRegistry } from './tenants.ts'

it('an organisation is opened with its registry entry, its settings, its keys and its first admin', async () => {
  const { table, tenant, admin } = await anOpenTenant()
  expect(await ownTenant(table).get()).toEqual(tenant)
  expect(await findTenant(table.store, tenant.id)).toEqual(tenant)
  expect(await members(table).get(admin.id)).toEqual(admin)
})

it('a readable name is given once', async () => {
  const registry = tenantRegistry(await platformTable())
  const tenant = aTenant()
  await registry.open(tenant, aMember(), entry)
  const second = registry.open(aTenant({ slug: tenant.slug }), aMember(), entry)
  expect(await refusalOf(second)).toEqual({ code: 'already_exists', what: 'slug' })
})

it('the registry lists organisations in the order of ids, from where the last page ended', async () => {
  const registry = tenantRegistry(await platformTable())
  const tenants = [aTenant(), aTenant(), aTenant()].sort((one, other) => (one.id < other.id ? -1 : 1))
  for (const tenant of tenants) await registry.open(tenant, aMember(), entry)
  const [first, ...others] = tenants
  const listed = await registry.list({ limit: 1000, after: first?.id })
  const mine = listed.filter(({ id }) => tenants.some((tenant) => tenant.id === id))
  expect(mine).toEqual(others)
})

it('the first admin is invited again as long as the invitation did not come through', async () => {
  const platform = await platformTable()
  const registry = tenantRegistry(platform)
  const [tenant, admin] = [aTenant(), aMember()]
  await registry.open(tenant, admin, entry)
  await registry.repeatInvitation(tenant.id)
  expect(await findTenant(platform.store, tenant.id)).toEqual(tenant)
  expect(await refusalOf(registry.repeatInvitation(newId()))).toEqual({ code: 'not_found' })
  const kept = async () =>
    readClear('Member', (await platform.store.get(tenantKeys.member(tenant.id, admin.id))) ?? {})
  // The version, which the admin's own organisation may hold, stays.
  expect(await kept()).toMatchObject({ version: 1, accountVersion: 1, invitedAt: now })
  const later = tenantRegistry(await platformTable({ at: '2026-03-10T08:00:00.000Z' }))
  await later.resendInvitation(tenant)
  expect(await kept()).toMatchObject({ version: 2, accountVersion: 1, invitedAt: '2026-03-10T08:00:00.000Z' })
})

it('a first admin who has come is not invited again', async () => {
  const { tenant } = await anOpenTenant()
  const registry = tenantRegistry(await platformTable())
  expect(await refusalOf(registry.resendInvitation(tenant))).toMatchObject({
    code: 'illegal_transition',
    state: 'active',
  })
  await registry.repeatInvitation(tenant.id)
})

it('changes of the settings and of the registry are refused to whoever comes second', async () => {
  const { table, tenant } = await anOpenTenant()
  const registry = tenantRegistry(await platformTable())
  const changed = { ...tenant, name: 'Another', version: 2 }
  const own = ownTenant(table)
  const changes = [
    () => own.replace(changed, 1, { entry, corridors: [] }),
    () => registry.move(changed, 1, entry),
  ]
  for (const change of changes) {
    await change()
    expect(await refusalOf(change())).toEqual({ code: 'stale_version', current: 2 })
  }
})
