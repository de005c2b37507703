import { expect, it } from 'vitest'
import { members } from '../tenancy/index.ts'
import { aMember, anOpenTenant, entry, newId } from '../testing/tenant.ts'
import { letters } from './letters.ts'

async function post() {
  const { table, tenant, admin } = await anOpenTenant()
  const { store, keyring } = table
  return { table, admin, tenant: tenant.id, letters: letters({ store, staffKey: () => keyring.staff() }) }
}

const at = new Date('2026-03-02T09:30:00.000Z')

it('a letter goes to a member once, of one event and of one day, whoever claims it first', async () => {
  const { tenant, letters } = await post()
  const member = newId<'member'>()
  const event = { tenant, member, referral: newId<'referral'>(), sequence: 3 }
  const claims = await Promise.all([letters.claim(event, at), letters.claim(event, at)])
  expect(claims.toSorted()).toEqual([false, true])
  const day = { tenant, member, day: '2026-03-02' }
  expect([await letters.claim(day, at), await letters.claim(day, at)]).toEqual([true, false])
  expect(await letters.claim({ ...event, sequence: 4 }, at)).toBe(true)
  expect(await letters.claim({ ...event, member: newId<'member'>() }, at)).toBe(true)
})

it('a letter that certainly was not sent may be claimed again', async () => {
  const { tenant, letters } = await post()
  const notice = { tenant, member: newId<'member'>(), day: '2026-03-02' }
  await letters.claim(notice, at)
  await letters.release(notice)
  expect(await letters.claim(notice, at)).toBe(true)
})

it('letters go to those who work there now, with the name and address that are sealed', async () => {
  const { table, admin, tenant, letters } = await post()
  const invited = aMember({ roles: ['coach'], state: 'invited' })
  await members(table).add(invited, entry)
  const found = await letters.activeMembers(tenant)
  expect(found.map(({ id, name, email }) => [id, name, email])).toEqual([[admin.id, admin.name, admin.email]])
})
