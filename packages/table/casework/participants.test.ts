import { expect, it } from 'vitest'
import { caseRanges } from '../engine/keys/casework.ts'
import { allOf } from '../engine/store.ts'
import { members } from '../tenancy/index.ts'
import { aCase, aKeptCase } from '../testing/casework.ts'
import { aMember, anOpenTenant, entry, newId, refusalOf } from '../testing/tenant.ts'
import { readCaseJournal } from './case-journal.ts'
import { readCasePage } from './case-page.ts'
import { requireCase } from './case-rows.ts'
import { caseload } from './caseload.ts'
import { participants } from './participants.ts'

it('a case is read as it was taken in, by whoever works with it and by nobody else', async () => {
  const { table } = await anOpenTenant()
  const kept = await aKeptCase(table)
  const [own, stranger] = [{ member: table.scope.member }, { member: newId<'member'>() }]
  expect(await participants(table, own).get(kept.id)).toEqual(kept)
  expect(await refusalOf(participants(table, stranger).get(kept.id))).toEqual({ code: 'not_found' })
  expect(await refusalOf(participants(table, 'all').get(newId()))).toEqual({ code: 'not_found' })
  expect(await readCasePage(table, 'all', kept.id)).toMatchObject({ participant: kept, agreedPlans: [] })
  expect((await readCaseJournal(table, kept.id, { limit: 5 })).items).toMatchObject([{ action: 'act' }])
})

it('nothing that is personal stands in the clear', async () => {
  const { table, tenant } = await anOpenTenant()
  const { id } = await aKeptCase(table)
  const rows = [
    ...(await allOf(table.store.queryAll(caseRanges.whole(tenant.id, id)))),
    ...(await allOf(table.store.queryAll(caseRanges.caseload(tenant.id)))),
  ]
  expect(rows).toHaveLength(2)
  expect(JSON.stringify(rows.map(({ sealed: _, ...visible }) => visible))).not.toMatch(/Fatou|Ndiaye|1994/)
})

it('a case names a coach who works here, or is refused with the field that is wrong', async () => {
  const { table } = await anOpenTenant()
  const wrong = participants(table, 'all').add(aCase(), entry)
  expect(await refusalOf(wrong)).toEqual({
    code: 'invalid',
    errors: [{ path: ['body', 'coachId'], code: 'unknown_reference' }],
  })
})

it('a case stands in the caseload once, where its stage puts it, the newest first', async () => {
  const { table } = await anOpenTenant()
  const early = await aKeptCase(table, { openedAt: '2026-01-01T10:00:00.000Z' })
  const late = await aKeptCase(table, { openedAt: '2026-02-01T10:00:00.000Z' })
  const list = async (filter: object) =>
    (await caseload(table, 'all').list(filter, { limit: 9 })).items.map(({ id }) => id)
  expect(await list({ stage: 'interested' })).toEqual([late.id, early.id])
  const moved = { ...early, stage: 'in_plan' as const, version: 2 }
  await participants(table, 'all').replace(early, moved, entry)
  expect(await list({ stage: 'interested' })).toEqual([late.id])
  expect(await list({ stage: 'in_plan' })).toEqual([early.id])
  expect(await list({ coach: table.scope.member })).toHaveLength(2)
  expect(await list({ coach: newId() })).toEqual([])
  const stale = participants(table, 'all').replace(early, moved, entry)
  expect(await refusalOf(stale)).toEqual({ code: 'stale_version', current: 2 })
})

it('a coach’s list holds their own cases, whatever they ask for', async () => {
  const { table } = await anOpenTenant()
  await aKeptCase(table)
  const stranger = { member: newId<'member'>() }
  const asked = caseload(table, stranger).list({ coach: table.scope.member }, { limit: 9 })
  expect((await asked).items).toEqual([])
})

it('a deputy’s list holds the cases in which they stand in, and a coordinator’s of a coach those of the coach', async () => {
  const { table, tenant } = await anOpenTenant()
  const deputy = aMember({ state: 'active', roles: ['coach'] })
  await members(table).add(deputy, entry)
  const kept = await aKeptCase(table, { deputyId: deputy.id })
  const list = async (reach: Parameters<typeof caseload>[1], filter: object = {}) =>
    (await caseload(table, reach).list(filter, { limit: 9 })).items.map(({ id }) => id)
  expect(await list({ member: deputy.id })).toEqual([kept.id])
  expect(await list({ member: deputy.id }, { stage: kept.stage })).toEqual([kept.id])
  expect(await list('all')).toEqual([kept.id])
  expect(await list('all', { coach: deputy.id })).toEqual([])
  expect(await members(table).workOf(deputy.id)).toEqual({ cases: 0, deputyOf: 1 })
  const { deputyId: _, ...alone } = { ...kept, version: 2 }
  await participants(table, 'all').replace(kept, alone, entry, [])
  expect(await list({ member: deputy.id })).toEqual([])
  expect(await members(table).workOf(deputy.id)).toEqual({ cases: 0, deputyOf: 0 })
  await expect(participants(table, 'all').replace(alone, { ...kept, version: 3 }, entry)).rejects.toThrow(
    'without its referrals',
  )
  expect((await allOf(table.store.queryAll(caseRanges.work(tenant.id, kept.coachId)))).length).toBe(1)
})

it('an erased person is in no list, also while the line is still there', async () => {
  const { table } = await anOpenTenant()
  const { id } = await aKeptCase(table)
  await table.store.transact([table.keyring.erasePerson(id)])
  expect((await caseload(table, 'all').list({}, { limit: 9 })).items).toEqual([])
  expect(await refusalOf(participants(table, 'all').get(id))).toEqual({ code: 'not_found' })
})

it('a transaction that needs a case goes through while it is its member’s', async () => {
  const { table, tenant } = await anOpenTenant()
  const kept = await aKeptCase(table)
  const write = (member: typeof table.scope.member) =>
    table.store.transact([requireCase(tenant.id, kept, { member })])
  await write(kept.coachId)
  expect(await refusalOf(write(newId()))).toEqual({ code: 'not_found' })
})
