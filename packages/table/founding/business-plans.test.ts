import {
  type BusinessPlan,
  beginBusinessPlan,
  rewriteBusinessPlan,
  submitBusinessPlan,
} from '@passerelle/domain/founding'
import type { ParticipantId } from '@passerelle/domain/kernel'
import { expect, it } from 'vitest'
import { foundingRanges } from '../engine/keys/founding.ts'
import { allOf } from '../engine/store.ts'
import { add } from '../engine/write.ts'
import { erase, findErasable } from '../erasure/index.ts'
import { memberRow } from '../tenancy/index.ts'
import { aKeptCase } from '../testing/casework.ts'
import { aMember, anOpenTenant, entry, newId, now, refusalOf } from '../testing/tenant.ts'
import { businessPlans } from './index.ts'

const writing = { returnCountry: 'SN', ids: { next: newId }, at: now }
const amount = { minorUnits: 600_000, currency: 'XOF' }
const content = {
  idea: { what: 'Clothes made to measure' },
  reserveMonths: 3,
  lines: [
    { kind: 'investment' as const, label: 'Machines', amount },
    { kind: 'revenue' as const, label: 'Orders', amount },
  ],
  steps: [{ step: 'Find a room' }],
}

function aPlan(participantId: ParticipantId): BusinessPlan {
  return beginBusinessPlan(participantId, content, writing)
}

async function aKeptPlan() {
  const { table } = await anOpenTenant()
  const { id } = await aKeptCase(table)
  const plans = businessPlans(table, 'all')
  const { head } = await plans.find(id)
  const draft = aPlan(id)
  await plans.add(head, draft, entry)
  return { table, plans, head, id, draft }
}

const submitted = (plan: BusinessPlan) =>
  submitBusinessPlan(plan, { confirmation: 'signed' }, { by: newId<'member'>(), at: now })

it('a plan and its editions are read as they were written, and nothing of them stands in the clear', async () => {
  const { table, plans, head, id, draft } = await aKeptPlan()
  const { plan, edition } = submitted(draft)
  await plans.replace(head, draft, plan, entry, { edition })
  expect(await plans.find(id, [1, 2])).toMatchObject({ plan, editions: new Map([[1, edition]]) })
  expect(await plans.whole(id)).toEqual({ plan, editions: [edition] })
  const rows = await allOf(table.store.queryAll(foundingRanges.ofCase(table.tenant, id)))
  expect(rows).toHaveLength(2)
  const visible = JSON.stringify(rows.map(({ sealed: _, ...row }) => row))
  expect(visible).not.toMatch(/Clothes|Machines|Orders|600000|XOF|room/)
})

it('a case has one plan, and of two who write it at once one is told', async () => {
  const { plans, head, id, draft } = await aKeptPlan()
  expect(await refusalOf(plans.add(head, aPlan(id), entry))).toEqual({
    code: 'already_exists',
    what: 'business_plan',
  })
  const entryOfTwo = { ...content, reserveMonths: 4 }
  const changed = rewriteBusinessPlan(draft, entryOfTwo, writing)
  await plans.replace(head, draft, changed, entry)
  expect(await refusalOf(plans.replace(head, draft, changed, entry))).toMatchObject({
    code: 'stale_version',
  })
})

it('whoever does not work with the case reads neither plan nor editions nor prices', async () => {
  const { table, id } = await aKeptPlan()
  const stranger = businessPlans(table, { member: newId<'member'>() })
  for (const reading of [stranger.find(id), stranger.whole(id), stranger.rechecks(id)]) {
    expect(await refusalOf(reading)).toEqual({ code: 'not_found' })
  }
})

it('another coach is one who is at work, and nobody else', async () => {
  const { table, plans } = await aKeptPlan()
  const me = table.scope.member
  const staff = await table.keyring.staff()
  const join = (change: Parameters<typeof aMember>[0]) =>
    table.store.transact([add(memberRow(table.tenant, aMember(change), staff))])
  await join({ state: 'active', roles: ['counsellor'] })
  await join({ state: 'invited', roles: ['coach'] })
  await join({ state: 'removed', roles: ['coordinator'] })
  const before = await plans.hasOtherCoach(me)
  await join({ state: 'active', roles: ['coach'] })
  expect([before, await plans.hasOtherCoach(me)]).toEqual([false, true])
})

it('nothing of a plan is left of somebody who was erased', async () => {
  const { table, plans, head, id, draft } = await aKeptPlan()
  const { plan, edition } = submitted(draft)
  await plans.replace(head, draft, plan, entry, { edition })
  await erase(table, await findErasable(table, 'all', id), entry)
  expect(await allOf(table.store.queryAll(foundingRanges.ofCase(table.tenant, id)))).toEqual([])
})
