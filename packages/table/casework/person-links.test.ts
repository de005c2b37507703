import type { PersonLink } from '@passerelle/domain/casework'
import { isProven } from '@passerelle/vault'
import { expect, it } from 'vitest'
import { aKeptCase } from '../testing/casework.ts'
import { anOpenTenant, newId, now, refusalOf } from '../testing/tenant.ts'
import { enterReferral, readCaseReferrals } from './case-referrals.ts'
import {
  countedLink,
  findCaseLink,
  findLink,
  findOwnReferrals,
  keptLink,
  linkWrites,
  placeOfCode,
  requireLink,
  unlinkWrites,
} from './person-links.ts'

async function linked() {
  const { table, tenant } = await anOpenTenant()
  const { id: participantId } = await aKeptCase(table)
  const make = (code: string) => {
    const link: PersonLink = {
      id: newId<'link'>(),
      participantId,
      version: 1,
      createdAt: now,
      createdBy: table.scope.member,
      endsAt: '2026-09-01T00:00:00.000Z',
      tries: 0,
      failures: 0,
      locks: 0,
    }
    return keptLink(link, code, '123456')
  }
  const code = `${tenant.id}${newId()}`
  const kept = await make(code)
  await table.store.transact(linkWrites(kept, undefined))
  const current = async () => (await findCaseLink(table, 'all', participantId)).link
  return { table, tenant, participantId, code, kept, make, current }
}

it('a code leads to its link, and code and PIN together are proven', async () => {
  const { table, code, kept } = await linked()
  const place = placeOfCode(code)
  const found = place && (await findLink(table.store, place))
  expect(found?.link).toEqual(kept.link)
  expect(await isProven(`${code}.123456`, found?.proof)).toBe(true)
  expect(await isProven(`${code}.123457`, found?.proof)).toBe(false)
  expect([placeOfCode('x'), placeOfCode(`${code}0`)]).toEqual([undefined, undefined])
})

it('a new link takes the place of the one before, whose code leads nowhere', async () => {
  const { table, tenant, kept, make, current } = await linked()
  const next = await make(`${tenant.id}${newId()}`)
  await table.store.transact(linkWrites(next, await current()))
  expect(await findLink(table.store, kept.place)).toBeUndefined()
  expect((await current())?.id).toBe(next.link.id)
})

it('two tries at once are not both counted, nor two links made at once', async () => {
  const { table, kept, make, tenant } = await linked()
  const counted = countedLink(kept, { ...kept.link, tries: 1, version: 2 })
  await table.store.transact([counted])
  expect(await refusalOf(table.store.transact([counted]))).toEqual({ code: 'contended' })
  const rival = linkWrites(await make(`${tenant.id}${newId()}`), undefined)
  expect(await refusalOf(table.store.transact(rival))).toEqual({ code: 'contended' })
})

it('what a person writes holds while their link is the one of the case', async () => {
  const { table, tenant, participantId, kept, current } = await linked()
  const acting = () => table.store.transact([requireLink(tenant.id, participantId, kept.link.id)])
  await acting()
  const link = await current()
  if (link === undefined) throw new Error('the case has no link')
  await table.store.transact(unlinkWrites(tenant.id, participantId, link))
  expect(await refusalOf(acting())).toEqual({ code: 'forbidden' })
  expect([await current(), await findLink(table.store, kept.place)]).toEqual([undefined, undefined])
})

it('a person’s referrals are found by the link that counts, and two are not entered at once', async () => {
  const { table, tenant, participantId, kept } = await linked()
  const address = { from: tenant.id, to: newId<'tenant'>(), id: newId<'referral'>() }
  const entering = enterReferral(tenant.id, participantId, readCaseReferrals(undefined), address)
  await table.store.transact([entering])
  expect(await refusalOf(table.store.transact([entering]))).toEqual({ code: 'contended' })
  const found = await findOwnReferrals(table.store, tenant.id, kept.link)
  expect(found).toMatchObject({ version: 1, addresses: [address] })
  const other = { ...kept.link, id: newId<'link'>() }
  expect(await findOwnReferrals(table.store, tenant.id, other)).toBeUndefined()
})
