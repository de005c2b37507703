import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestCloud } from '../support/cloud.ts'
import { faithless, said } from './support/faults.ts'
import { apis, faulty } from './support/faulty.ts'
import { stackRoles } from './support/policies/roles.ts'
import { byOwnRole, onVictims, type Touches, type Trespass, watchGate } from './support/probes/gate-watch.ts'
import { honestRequests } from './support/probes/honest.ts'
import { foreignPaths } from './support/probes/paths.ts'
import { type Actor, type Probe, saying } from './support/probes/probe.ts'
import { guarded } from './support/probes/routes.ts'
import { type Report, run } from './support/probes/runner.ts'
import { type Snapshot, snapshot } from './support/probes/snapshot.ts'
import { recorder } from './support/world/recorder.ts'
import { actorsOf, openWorld } from './support/world/world.ts'

/*
 * The application's own checks are off: nobody looks at roles, the tenant is whoever the caller says, keys of referrals
 * are the caller's to name, items stand in whatever list. IAM alone is left, and it has to be enough.
 */

const patience = 1_800_000
const watching = recorder()
const stage = await openTestCloud(
  { tells: true, concurrency: 2, clock: { now: () => new Date() }, bundles: await faulty(faithless, apis) },
  watching,
)
const world = await openWorld(stage, watching, {
  paths: ['asked', 'offered', 'active'],
  shared: ['draft', 'offered', 'accepted', 'serving', 'completed'],
})
const { attacker, outsider, foreign, honest } = world
const victims = world.victims.map(({ tenant }) => tenant.id)
const askers = [attacker.tenant.id, outsider.tenant.id]
// Roles make no difference any more; sessions with content and without it do.
const people = actorsOf(world)
const actors = people.filter(({ name }) =>
  [
    `coordinator of the ${attacker.name}`,
    `admin of the ${attacker.name}`,
    `coach of the ${outsider.name}`,
  ].includes(name),
)
const caseworkers = actors.filter(({ roles }) => !roles.includes('admin'))
const total = { sent: 0, calls: 0, denied: 0 }
let before: Snapshot

beforeAll(async () => {
  // Letters about what was said last are still being noted.
  await stage.cloud.settled()
  before = await snapshot(stage.cloud, victims, askers)
})

afterAll(() => {
  world.sender.close()
  const { sent, calls, denied } = total
  console.log(
    `IAM alone: ${sent} probes of code that believes its callers; ${calls} calls where they have no right, ` +
      `${denied} denied, ${calls - denied} allowed`,
  )
})

type Believed = Pick<Report, 'leaks' | 'statuses'> & Touches

/** Sends what callers say to code that believes it, and looks on at the gate. */
async function believed(
  probes: Iterable<Probe>,
  trespass: Trespass = onVictims(victims, askers),
): Promise<Believed> {
  const gate = watchGate(stage.cloud, trespass)
  const { leaks, statuses, sent } = await run(world.sender, world.secrets, probes)
  const touches = gate.stop()
  total.sent += sent
  total.calls += touches.calls
  total.denied += touches.denied
  return { leaks, statuses, ...touches }
}

function ownOf({ name }: Actor) {
  return (name.endsWith(outsider.name) ? world.own.outsider : world.own.attacker).things
}

// Nobody looks at roles, and nobody at the lists in which an item is put.
const unchecked = [said.access, 'any', said.confinement, 'open']

/** The calls of each of the actors, with each of these values said besides. */
function* everybody(
  header: string,
  values: readonly string[],
  probes: (actor: Actor) => Iterable<Probe>,
  those = actors,
): Generator<Probe> {
  for (const actor of those)
    for (const value of values)
      for (const probe of probes(actor)) yield saying(probe, [...unchecked, header, value])
}

const honestly = (actor: Actor) => honestRequests(actor, ownOf(actor), honest)
const allDenied = ({ calls }: Touches) => ({ leaks: [], allowed: [], denied: calls })

test('the checks are off: a coordinator is let onto routes that are not a coordinator’s', {
  timeout: patience,
}, async () => {
  const [coordinator] = actors.filter(({ roles }) => roles.includes('coordinator'))
  if (coordinator === undefined) throw new Error('there is no coordinator')
  const closed = guarded
    // The rights of a person or a paper ask for their kind of session too, not for a role alone.
    .filter(({ roles }) => !['coordinator', 'operator', 'person', 'paper'].some((one) => roles.includes(one)))
    .map(({ operationId }) => operationId)
  const probes = [...honestly(coordinator)].filter(({ what }) => closed.includes(what))
  const before = await run(world.sender, world.secrets, probes)
  const after = await run(
    world.sender,
    world.secrets,
    probes.map((probe) => saying(probe, unchecked)),
  )
  expect(before.statuses).toEqual({ 403: closed.length })
  // To name a system asks for an admin in the transaction too, where nothing is switched off.
  const stillRefused = closed.filter((operation) => operation === 'openServiceAccount')
  expect(after.statuses[403]).toBe(stillRefused.length)
})

test('keys of a tenant that the caller names open nothing', { timeout: patience }, async () => {
  const into = (actor: Actor) => foreignPaths(actor, { own: ownOf(actor), foreign: foreign.things }, honest)
  const found = await believed(everybody(said.tenant, victims, into, caseworkers))
  expect(found).toMatchObject(allDenied(found))
  expect(found.calls).toBeGreaterThan(1_000)
})

test('lists, drafts and writes in the name of another tenant are denied', { timeout: patience }, async () => {
  const found = await believed(everybody(said.tenant, victims, honestly))
  expect(found).toMatchObject(allDenied(found))
  expect(found.calls).toBeGreaterThan(100)
})

test('a referral that the caller names is open to its two parties only', { timeout: patience }, async () => {
  const referrals = foreign.things
    .filter(({ kind }) => kind === 'referralId')
    .map(({ id }) => `${victims.join('#')}#${id}`)
  const found = await believed(everybody(said.referral, referrals, honestly))
  expect(found).toMatchObject(allDenied(found))
  expect(found.calls).toBeGreaterThan(100)
})

test('no list is taken from a whole table', { timeout: patience }, async () => {
  const found = await believed(everybody(said.list, ['all'], honestly))
  expect(found).toMatchObject(allDenied(found))
  expect(found.calls).toBeGreaterThan(10)
})

test('a function without a caller’s credentials can do nothing at all', { timeout: patience }, async () => {
  const roles = stackRoles()
    .map(({ logicalId }) => logicalId)
    .filter((id) => /^(Tenancy|Casework|Exchange|Papers|Self)Role/.test(id))
  const found = await believed(everybody(said.role, ['own'], honestly), byOwnRole(roles))
  expect(roles).toHaveLength(5)
  expect(found).toMatchObject(allDenied(found))
  expect(found.calls).toBeGreaterThan(50)
})

test('an operator whom the code lets into a tenant finds its registry there, and no content', {
  timeout: patience,
}, async () => {
  const operator = people.filter(({ roles }) => roles.includes('operator'))
  const probes = operator.flatMap((actor) =>
    victims.flatMap((tenant) =>
      [...honestRequests(actor, foreign.things, honest)].map((probe) =>
        saying(probe, [...unchecked, said.tenant, tenant]),
      ),
    ),
  )
  const beyondRegistry: Trespass = (call) =>
    onVictims(victims, askers)(call).filter((key) => !/^T#\w+#(SETTINGS|MEMBERS)$/.test(key))
  const found = await believed(probes, beyondRegistry)
  expect(found).toMatchObject(allDenied(found))
  expect(found.calls).toBeGreaterThan(50)
})

test('none of it changed a row of the victims, or put one into their lists', {
  timeout: patience,
}, async () => {
  await stage.cloud.settled()
  expect(await snapshot(stage.cloud, victims, askers)).toEqual(before)
  expect(before).toMatchObject({ intruders: [] })
})
