import type { MemberId, TenantId } from '@passerelle/domain/kernel'
import type { Lease, Quotas, Role } from '@passerelle/domain/tenancy'
import { expect, it } from 'vitest'
import { type CountedCaller, requestCounter, type Standing } from './request-counter.ts'

const quotas: Quotas = {
  perMinute: { coaching: 25, centre: 40, network: 9, employer: 9, funder: 9 },
  perLink: 3,
  free: 5,
  lease: 10,
}

const credentials = { accessKeyId: 'A', secretAccessKey: 'S', sessionToken: 'T' }
const by = (tenant: string, roles: readonly Role[] = ['coach'], member = 'M'): CountedCaller => ({
  scope: { tenant: tenant as TenantId, member: member as MemberId, credentials },
  kind: 'coaching',
  roles,
})

/** Environments that share one count, as `takeLease` keeps it, with what they were told. */
function open({ fails = false } = {}) {
  const state = { now: new Date('2026-03-01T09:30:10.000Z'), fails }
  const rows = new Map<string, number>()
  const leases: Lease[] = []
  const told: string[] = []
  const environment = () =>
    requestCounter({
      quotas,
      clock: { now: () => state.now },
      takeLease: async ({ tenant }, lease) => {
        leases.push(lease)
        if (state.fails) throw new Error('nobody there')
        const place = `${tenant} ${lease.minute}`
        const taken = (rows.get(place) ?? 0) + lease.requests
        rows.set(place, taken)
        return taken
      },
      onSpent: ({ scope }) => told.push(`${scope.tenant} is spent`),
      onFault: () => told.push('fault'),
    })
  return { state, leases, told, environment }
}

const answered = (standings: readonly Standing[]) => standings.filter(({ isAnswered }) => isAnswered).length

async function ask(count: ReturnType<typeof requestCounter>, caller: CountedCaller, times: number) {
  const standings: Standing[] = []
  for (let n = 0; n < times; n += 1) standings.push(await count(caller))
  return standings
}

it('who asks for little is counted without a call', async () => {
  const { environment, leases } = open()
  const [first, , , , last] = await ask(environment(), by('A'), 5)
  expect(first).toEqual({ policy: 'organisation', perMinute: 25, isAnswered: true, left: 24, seconds: 50 })
  expect(last).toMatchObject({ left: 20 })
  expect(leases).toEqual([])
})

it('requests that come at once wait for one lease, and none is answered beyond the quota', async () => {
  const { environment, leases, told } = open()
  const count = environment()
  const standings = await Promise.all(Array.from({ length: 200 }, () => count(by('A'))))
  expect(answered(standings)).toBe(25)
  expect(leases.map(({ requests }) => requests)).toEqual([15, 10])
  expect(told).toEqual(['A is spent'])
})

it('organisations are counted apart, and all environments of one together', async () => {
  const { environment, told } = open()
  const [one, other] = [environment(), environment()]
  expect(answered(await ask(one, by('A'), 100))).toBe(25)
  // What it has for free it answers without asking, and then learns that nothing is left.
  expect(answered(await ask(other, by('A'), 100))).toBe(5)
  expect(answered(await ask(one, by('B'), 10))).toBe(10)
  expect(told).toEqual(['A is spent', 'A is spent'])
})

it('who comes by a link has a quota of their own, and takes nothing from their organisation', async () => {
  const { environment, leases } = open()
  const count = environment()
  for (const role of ['person', 'paper', 'feed'] as const) {
    const standings = await ask(count, by('A', [role], role), 10)
    expect(answered(standings)).toBe(3)
    expect(standings.at(-1)).toMatchObject({ policy: 'link', perMinute: 3, left: 0 })
  }
  expect(answered(await ask(count, by('A', ['person'], 'somebody else'), 10))).toBe(3)
  expect(leases).toEqual([])
  expect(answered(await ask(count, by('A'), 100))).toBe(25)
})

it('each minute begins anew, for the same environment and in the shared count', async () => {
  const { environment, state, leases } = open()
  const count = environment()
  await ask(count, by('A'), 100)
  state.now = new Date('2026-03-01T09:31:00.000Z')
  expect(answered(await ask(count, by('A'), 100))).toBe(25)
  expect(new Set(leases.map(({ minute }) => minute)).size).toBe(2)
})

it('nobody is refused because nobody can be asked, and whoever runs the platform is told', async () => {
  const { environment, state, told, leases } = open({ fails: true })
  const count = environment()
  expect(answered(await ask(count, by('A'), 10))).toBe(10)
  expect(told).toEqual(['fault'])
  state.fails = false
  // The first lease that succeeds counts the 15 that were answered before it as well.
  expect(answered(await ask(count, by('A'), 100))).toBe(15)
  expect(leases.map(({ requests }) => requests)).toEqual([15, 25])
})
