import { operations } from '@passerelle/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestCloud } from '../support/cloud.ts'
import { effort } from '../support/effort.ts'
import { openSender } from './support/http.ts'
import { cursors, repeated, tenantInBody, tenantInHeader, tenantInQuery } from './support/probes/carriers.ts'
import { outOfReach, ownReads, strangersAmong } from './support/probes/own.ts'
import { disguisedPaths, foreignPaths, otherMethods } from './support/probes/paths.ts'
import { type Actor, type Probe, wire } from './support/probes/probe.ts'
import { foreignReferences } from './support/probes/references.ts'
import { guarded } from './support/probes/routes.ts'
import { type Report, run } from './support/probes/runner.ts'
import { type Snapshot, snapshot } from './support/probes/snapshot.ts'
import { compareTimes } from './support/probes/timing.ts'
import { unfitTokens, withUnfitTokens } from './support/probes/tokens.ts'
import { dice } from './support/random.ts'
import { recorder } from './support/world/recorder.ts'
import { actorsOf, openWorld, type World } from './support/world/world.ts'

/*
 * Everything that the OpenAPI document lets anybody ask for is asked for by people who have no business with it. The
 * requests, their ids and bodies come from the document and from what the victims themselves can read, so a
 * route that is added is tried from then on.
 */

const patience = 1_800_000
const watching = recorder()
// With a clock of its own nothing happens by itself meanwhile. Two environments for two processors.
const stage = await openTestCloud({ tells: true, concurrency: 2, clock: { now: () => new Date() } }, watching)
const world = await openWorld(stage, watching, {
  paths: ['draft', 'asked', 'offered', 'active', 'serving', 'completed'],
  shared: [
    'draft',
    'asked',
    'refused',
    'offered',
    'accepted',
    'declined',
    'withdrawn',
    'revoked',
    'accepted',
  ],
})
const { attacker, outsider, foreign, honest } = world
const victims = world.victims.map(({ tenant }) => ({ id: tenant.id, slug: tenant.slug }))
const actors = actorsOf(world)
/** The API is reached at its own address and at the console's: every second of those who try goes through the latter. */
const doors = [world.sender, openSender(stage.cloud.console)]
const total = { sent: 0, leaks: 0, differences: 0 }
let before: Snapshot

beforeAll(async () => {
  // Letters about what was said last are still being noted.
  await stage.cloud.settled()
  before = await standing(world)
})

afterAll(() => {
  for (const door of doors) door.close()
  console.log(
    `probes: ${total.sent} over ${guarded.length} routes, ${foreign.things.length} foreign ids, ${actors.length} actors; ` +
      `${total.leaks} leaks, ${total.differences} differences`,
  )
})

function standing({ cloud }: World): Promise<Snapshot> {
  return snapshot(
    cloud,
    victims.map(({ id }) => id),
    [attacker.tenant.id, outsider.tenant.id],
  )
}

function sidesOf({ name }: Actor) {
  const own = name.endsWith(outsider.name) ? world.own.outsider : world.own.attacker
  return { own: own.things, foreign: foreign.things }
}

async function tried(
  probes: (actor: Actor) => Iterable<Probe>,
): Promise<Pick<Report, 'leaks' | 'differences'>> {
  // The authorizer remembers a token. Now and then it has to look at the whole of a request.
  const forget = (sent: number) => {
    if (sent % 50 === 0) stage.cloud.forgetAuthorizations()
  }
  const leaks: string[] = []
  const differences: string[] = []
  for (const [place, door] of doors.entries()) {
    const through = actors.filter((_, index) => index % doors.length === place)
    const report = await run(door, world.secrets, everybodys(through, probes), { before: forget })
    total.sent += report.sent
    leaks.push(...report.leaks)
    differences.push(...report.differences)
  }
  total.leaks += leaks.length
  total.differences += differences.length
  return { leaks, differences }
}

function* everybodys(through: readonly Actor[], probes: (actor: Actor) => Iterable<Probe>): Generator<Probe> {
  for (const actor of through) yield* probes(actor)
}

const nothing = { leaks: [], differences: [] }

test('every body that is sent is one that the contract takes', () => {
  const wrong = Object.entries(operations).flatMap(([id, route]) => {
    if (!('body' in route)) return []
    const { success, error } = route.body.safeParse(honest.body(id))
    return success ? [] : [`${id}: ${JSON.stringify(error.issues)}`]
  })
  expect(wrong).toEqual([])
})

test('whoever may, gets through on every route with what is their own', { timeout: patience }, async () => {
  // A card is told to everybody who has its code; here stands their own.
  const card = { kind: 'code', id: attacker.tenant.code, parents: {} }
  // Nobody asks an organisation for contact that is no centre: the outsider's is one.
  const asked = world.own.outsider.things.filter(({ kind }) => kind === 'contactRequestId')
  const own = [...world.own.attacker.things, ...asked, card]
  // How one fares is asked after the return, and the person among the actors has not left.
  const returnee = {
    name: 'returnee of the attacker',
    token: world.returnee,
    roles: ['person'],
    knows: new Set<string>(),
  }
  expect(await outOfReach(world.sender, [...actors, returnee], own, honest)).toEqual([])
})

test('a foreign id in a path is answered like one that does not exist', { timeout: patience }, async () => {
  expect(await tried((actor) => foreignPaths(actor, sidesOf(actor), honest))).toEqual(nothing)
})

test('a foreign id in disguise is not found', { timeout: patience }, async () => {
  const ids = victims.map(({ id }) => id)
  expect(await tried((actor) => disguisedPaths(actor, sidesOf(actor), ids))).toEqual(nothing)
})

test('no method tells a foreign id from one that does not exist', { timeout: patience }, async () => {
  expect(await tried((actor) => otherMethods(actor, foreign.things))).toEqual(nothing)
})

test('whoever has no access token gets the same 401 everywhere', { timeout: patience }, async () => {
  const { tokens } = attacker.person('coordinator')
  const [actor] = actors
  if (actor === undefined) throw new Error('there is nobody')
  expect(
    await tried((each) =>
      each === actor ? withUnfitTokens(actor, unfitTokens(tokens), foreign.things) : [],
    ),
  ).toEqual(nothing)
})

test('what one reads of one’s own holds nothing of anybody else', { timeout: patience }, async () => {
  expect(await tried((actor) => ownReads(actor, sidesOf(actor).own, honest))).toEqual(nothing)
})

test('a tenant in a header counts for nothing', { timeout: patience }, async () => {
  // Requests that give things come first and alone, those that take them away after: the asked things stay as they are
  // meanwhile.
  for (const methods of [['POST'], ['PUT', 'PATCH'], ['DELETE'], ['GET']]) {
    const carried = (actor: Actor) => tenantInHeader(actor, sidesOf(actor).own, victims, honest, methods)
    expect(await tried(carried)).toEqual(nothing)
  }
})

test('a tenant in the query or in the body is refused like any field that is not known', {
  timeout: patience,
}, async () => {
  expect(await tried((actor) => tenantInQuery(actor, sidesOf(actor).own, victims, honest))).toMatchObject(
    nothing,
  )
  expect(await tried((actor) => tenantInBody(actor, sidesOf(actor).own, victims, honest))).toMatchObject(
    nothing,
  )
})

test('a place in somebody else’s list is no place in one’s own', { timeout: patience }, async () => {
  expect(await tried((actor) => cursors(actor, sidesOf(actor).own, foreign.cursors, honest))).toMatchObject(
    nothing,
  )
})

test('a foreign id in a body or a filter is answered like one that does not exist', {
  timeout: patience,
}, async () => {
  expect(
    await tried((actor) => foreignReferences(actor, sidesOf(actor).own, foreign.things, honest)),
  ).toEqual(nothing)
})

test('a request of somebody else, repeated with its key, is a new request', {
  timeout: patience,
}, async () => {
  expect(await tried((actor) => repeated(actor, world.recorded))).toEqual(nothing)
})

test('how long an answer takes is measured for foreign ids and for unknown ones', {
  timeout: patience,
}, async () => {
  const people = foreign.things.filter(({ kind }) => kind === 'participantId')
  const { access } = attacker.person('coordinator').tokens
  const chance = dice(1)
  const samples = effort({ usual: 500, whole: 2_000 })
  const reading = (id: string) => wire('GET', `/v1/participants/${id}`, access)
  const likeness = await compareTimes(
    world.sender,
    samples,
    () => reading(chance.pick(people).id),
    () => reading(chance.id()),
  )
  console.log('timing of foreign and unknown ids:', likeness)
  expect(likeness.samples).toBe(samples)
})

test('none of it changed a row of the victims, or put one into their lists', {
  timeout: patience,
}, async () => {
  await stage.cloud.settled()
  expect(before.rows).toBeGreaterThan(100)
  expect(await standing(world)).toEqual(before)
  expect(before.intruders).toEqual([])
  expect(await strangersAmong(world)).toEqual([])
})
