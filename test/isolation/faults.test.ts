import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { said } from './support/faults.ts'
import { carriers, tenantInHeader } from './support/probes/carriers.ts'
import { crawl } from './support/probes/crawl.ts'
import { onVictims, type Touches, watchGate } from './support/probes/gate-watch.ts'
import { honestRequests } from './support/probes/honest.ts'
import { foreignPaths } from './support/probes/paths.ts'
import { type Actor, type Probe, saying, wire } from './support/probes/probe.ts'
import { type Report, run } from './support/probes/runner.ts'
import { snapshot } from './support/probes/snapshot.ts'
import { openFaultyWorld, openToAll } from './support/world/faulty-world.ts'
import { readersOf } from './support/world/house.ts'
import { actorsOf, type World } from './support/world/world.ts'

/*
 * The checks of the other files against stacks in which something is wrong, one layer after the other. Each fault has
 * to turn the check red that is there for it; the layers that are whole have to hold as long as they can.
 */

const patience = 1_800_000
const nothing = { leaks: [], differences: [] }

function actorNamed(world: World, role: string): Actor {
  const found = actorsOf(world).find(({ name }) => name === `${role} of the ${world.attacker.name}`)
  if (found === undefined) throw new Error(`the attacker has no ${role}`)
  return found
}

const victimsOf = ({ victims }: World) => victims.map(({ tenant }) => tenant.id)
const askersOf = ({ attacker, outsider }: World) => [attacker.tenant.id, outsider.tenant.id]

/** Sends probes with some headers besides, and looks on at the gate. The expected answers stay. */
async function tried(
  world: World,
  probes: Iterable<Probe>,
  headers: readonly string[] = [],
): Promise<Report & Touches> {
  const gate = watchGate(world.cloud, onVictims(victimsOf(world), askersOf(world)))
  const changed = [...probes].map((probe) => ({ ...probe, ...saying(probe, headers) }))
  // The memory of the authorizer for a token would hide how it treats the rest of a request, and carry what one request
  // said over to others, their twins included.
  const forget = () => world.cloud.forgetAuthorizations()
  const report = await run(world.sender, world.secrets, changed, { before: forget, inFlight: 1 })
  forget()
  return { ...report, ...gate.stop() }
}

function foreign(world: World, role: string): Iterable<Probe> {
  const sides = { own: world.own.attacker.things, foreign: world.foreign.things }
  return foreignPaths(actorNamed(world, role), sides, world.honest)
}

function honestly(world: World, role: string): Iterable<Probe> {
  return honestRequests(actorNamed(world, role), world.own.attacker.things, world.honest)
}

/** The check that a tenant in a header counts for nothing, with one kind of header. */
function* carried(world: World, first: string): Generator<Probe> {
  const victims = world.victims.map(({ tenant }) => tenant)
  const own = world.own.attacker.things
  for (const role of ['coordinator', 'admin'])
    yield* tenantInHeader(actorNamed(world, role), own, victims, world.honest, ['GET'], carriers(first))
}

describe('where IAM is whole', () => {
  let world: World
  beforeAll(async () => {
    world = await openFaultyWorld()
  }, patience)
  afterAll(() => world.sender.close())

  test('nothing is found as long as no fault is in force', { timeout: patience }, async () => {
    expect(await tried(world, foreign(world, 'coordinator'))).toMatchObject(nothing)
    expect(await tried(world, carried(world, 'Cookie'))).toMatchObject(nothing)
  })

  test('a role that nobody looks at is found', { timeout: patience }, async () => {
    const some = [...foreign(world, 'instructor')].slice(0, 100)
    expect((await tried(world, some, [said.access, 'any'])).differences).not.toEqual([])
  })

  test('keys made from what the client says are found, and open nothing', { timeout: patience }, async () => {
    const { differences, leaks, allowed, calls } = await tried(world, carried(world, said.tenant))
    expect(differences).not.toEqual([])
    expect({ leaks, allowed }).toEqual({ leaks: [], allowed: [] })
    expect(calls).toBeGreaterThan(0)
  })

  test('credentials minted for what the client says are found', { timeout: patience }, async () => {
    expect((await tried(world, carried(world, 'X-Forwarded-For'))).differences).not.toEqual([])
  })

  test('an authorizer that takes the tenant from the request is found', { timeout: patience }, async () => {
    const { leaks, allowed } = await tried(world, carried(world, said.member))
    expect(leaks).not.toEqual([])
    expect(allowed).not.toEqual([])
  })

  test('an item in somebody else’s list is refused by the codec, and found without it', async () => {
    const [victim] = world.victims
    const { api, tokens } = world.attacker.person('admin')
    const corridor = (await api.listCorridors()).body.items.find(({ to }) => to === world.outsider.tenant.id)
    if (victim === undefined || corridor === undefined) throw new Error('nobody to put it before')
    const suspend = (...headers: string[]) => {
      const misplaced = ['If-Match', `"${corridor.version}"`, said.index, victim.tenant.id, ...headers]
      const path = `/v1/corridors/${corridor.id}/suspend`
      return world.sender.send(wire('POST', path, tokens.access, { headers: misplaced }))
    }
    const intruders = async () => (await snapshot(world.cloud, victimsOf(world), askersOf(world))).intruders
    const seen = async () => (await crawl(world.sender, readersOf(victim))).things.map(({ id }) => id)

    expect((await suspend()).status).toBe(500)
    expect(await intruders()).toEqual([])
    expect(await seen()).not.toContain(corridor.id)

    expect((await suspend(said.confinement, 'open')).status).toBe(200)
    expect(await intruders()).not.toEqual([])
    expect(await seen()).toContain(corridor.id)
  })
})

describe('where IAM is open', () => {
  let world: World
  beforeAll(async () => {
    world = await openFaultyWorld({ template: openToAll })
  }, patience)
  afterAll(() => world.sender.close())

  test('nothing is found while the application itself is whole', { timeout: patience }, async () => {
    expect(await tried(world, carried(world, 'Cookie'))).toMatchObject({ ...nothing, calls: 0 })
  })

  test('keys made from what the client says are found by what leaks', { timeout: patience }, async () => {
    const { leaks, allowed } = await tried(world, carried(world, said.tenant))
    expect(leaks).not.toEqual([])
    expect(allowed).not.toEqual([])
  })

  test('a referral that a third tenant reaches is found at the gate', { timeout: patience }, async () => {
    const id = world.foreign.things.find(({ kind }) => kind === 'referralId')?.id
    const elsewhere = [said.referral, `${victimsOf(world).join('#')}#${id}`]
    expect((await tried(world, honestly(world, 'coordinator'), elsewhere)).allowed).not.toEqual([])
  })

  test('a list that lacks the tenant is found at the gate, and by what leaks', {
    timeout: patience,
  }, async () => {
    const { leaks, allowed } = await tried(world, honestly(world, 'admin'), [said.list, 'all'])
    expect(allowed).not.toEqual([])
    expect(leaks).not.toEqual([])
  })
})
