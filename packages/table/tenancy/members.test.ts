import { arrived, invitationOf, withInvitation } from '@passerelle/domain/tenancy'
import { expect, it } from 'vitest'
import { tenantRanges } from '../engine/keys/tenancy.ts'
import { allOf } from '../engine/store.ts'
import { aMember, anOpenTenant, entry, newId, now, refusalOf } from '../testing/tenant.ts'
import { members } from './members.ts'
import { requireActing, requireCaseworker, requireMember } from './references.ts'

it('a member who was added is read as they were, and their name stands nowhere in the clear', async () => {
  const { table, tenant, admin } = await anOpenTenant()
  const member = aMember({ state: 'active' })
  await members(table).add(member, entry)
  expect(await members(table).get(member.id)).toEqual(member)
  const rows = await allOf(table.store.queryAll({ pk: tenantRanges.members(tenant.id).pk }))
  expect(JSON.stringify(rows.map(({ sealed: _, ...visible }) => visible))).not.toMatch(/Awa|@passerelle/)
  const { items } = await members(table).list({ limit: 10 })
  expect(items.map(({ id }) => id).sort()).toEqual([admin.id, member.id].sort())
})

it('pages of members follow upon each other', async () => {
  const { table } = await anOpenTenant()
  for (let n = 0; n < 2; n += 1) await members(table).add(aMember(), entry)
  const first = await members(table).list({ limit: 2 })
  const second = await members(table).list({ limit: 2, cursor: first.next })
  expect(new Set([...first.items, ...second.items].map(({ id }) => id)).size).toBe(3)
})

it('an address is invited once, and whoever was removed is found by it', async () => {
  const { table } = await anOpenTenant()
  const member = aMember()
  const again = aMember({ email: member.email })
  await members(table).add(member, entry)
  expect(await refusalOf(members(table).add(again, entry))).toEqual({ code: 'already_exists', what: 'email' })
  await members(table).replace(member, { ...member, state: 'removed', version: 2 }, entry)
  expect(await members(table).findByEmail(member.email)).toMatchObject({ id: member.id, state: 'removed' })
  expect(await members(table).findByEmail('nobody@passerelle.example')).toBeUndefined()
})

it('a change does not lose what the platform has noted of the account meanwhile', async () => {
  const { table } = await anOpenTenant()
  const member = aMember()
  await members(table).add(member, entry)
  const invited = withInvitation(member, invitationOf(now, 'sent', now), 'subject')
  await members(table).replace(member, invited, entry)
  const here = arrived(invited, now)
  await members(table).replace(invited, here, entry)
  for (const before of [member, invited]) {
    const late = members(table).replace(before, { ...before, name: 'Other', version: 2 }, entry)
    expect(await refusalOf(late)).toEqual({ code: 'contended' })
  }
  await members(table).replace(here, { ...here, name: 'Other', version: 2 }, entry)
  expect(await members(table).get(member.id)).toMatchObject({ name: 'Other', state: 'active' })
})

it('the last one who administers an organisation is known', async () => {
  const { table, admin } = await anOpenTenant()
  expect(await refusalOf(members(table).requireAnotherAdmin(admin.id))).toEqual({
    code: 'not_possible',
    what: 'last_admin',
  })
  await members(table).add(aMember({ state: 'invited' }), entry)
  expect(await refusalOf(members(table).requireAnotherAdmin(admin.id))).toMatchObject({ what: 'last_admin' })
  const second = aMember({ state: 'active' })
  await members(table).add(second, entry)
  await table.store.transact([await members(table).requireAnotherAdmin(admin.id)])
})

it('nothing new is given to somebody who leaves', async () => {
  const { table, tenant } = await anOpenTenant()
  const member = aMember({ state: 'active', roles: ['coach'] })
  await members(table).add(member, entry)
  const given = () => table.store.transact([requireCaseworker(tenant.id, member.id, ['body', 'coachId'])])
  await given()
  await members(table).mark(member, true)
  expect(await refusalOf(given())).toMatchObject({ code: 'invalid' })
  await members(table).mark(member, false)
  await given()
})

it('who comes second is told the version that is there, and nobody is known who is not there', async () => {
  const { table } = await anOpenTenant()
  const member = aMember()
  await members(table).add(member, entry)
  await members(table).replace(member, { ...member, version: 2 }, entry)
  const stale = members(table).replace(member, { ...member, version: 2 }, entry)
  expect(await refusalOf(stale)).toEqual({ code: 'stale_version', current: 2 })
  expect(await refusalOf(members(table).get(newId()))).toEqual({ code: 'not_found' })
})

it('a reference to a member holds until they are removed; to act, they must be active', async () => {
  const { table, tenant } = await anOpenTenant()
  const member = aMember()
  await members(table).add(member, entry)
  const referring = () => table.store.transact([requireMember(tenant.id, member.id, ['body', 'coachId'])])
  const acting = () => table.store.transact([requireActing(tenant.id, member.id)])
  await referring()
  expect(await refusalOf(acting())).toEqual({ code: 'membership_ended' })
  const active = { ...member, state: 'active' as const, version: 2 }
  await members(table).replace(member, active, entry)
  await acting()
  await members(table).replace(active, { ...member, state: 'removed', version: 3 }, entry)
  expect(await refusalOf(acting())).toEqual({ code: 'membership_ended' })
  expect(await refusalOf(referring())).toEqual({
    code: 'invalid',
    errors: [{ path: ['body', 'coachId'], code: 'unknown_reference' }],
  })
})
