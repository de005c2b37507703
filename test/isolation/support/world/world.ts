import type { Participant } from '@passerelle/domain/casework'
import type { ParticipantId } from '@passerelle/domain/kernel'
import { serviceRoles } from '@passerelle/domain/tenancy'
import type { LocalCloud } from '@passerelle/local-cloud'
import { memberId } from '../../../support/casework.ts'
import type { Person, TestCloud } from '../../../support/cloud.ts'
import { openSender, type Sender } from '../http.ts'
import { crawl, type Harvest, reading } from '../probes/crawl.ts'
import type { Honest } from '../probes/paths.ts'
import type { Actor } from '../probes/probe.ts'
import { routeOf, routes } from '../probes/routes.ts'
import { leastQuery, sampleOf } from '../probes/sample.ts'
import { distinct, type Thing, thingsIn } from '../probes/things.ts'
import { changeCase, mergeCase, type OpenedProgramme, setUpCase, setUpProgramme } from './casework.ts'
import { setUpCertificates } from './certificates.ts'
import { setUpSessions } from './coaching.ts'
import {
  needsCaseOfItsOwn,
  type Path,
  type Sent,
  setUpCorridor,
  setUpLimit,
  setUpReferral,
} from './exchange.ts'
import { setUpFiles } from './files.ts'
import { setUpFollowUps } from './follow-up.ts'
import { setUpFounding } from './founding.ts'
import { type House, openHouse, readersOf, type Wanted } from './house.ts'
import { setUpImport } from './imports.ts'
import { setUpFigures, setUpPublication } from './indicators.ts'
import { setUpLabour, setUpOutlooks } from './labour.ts'
import { marksIn } from './marks.ts'
import { setUpNetworks } from './networks.ts'
import { setUpNewcomers } from './newcomers.ts'
import { setUpNotes } from './notes.ts'
import { setUpNotice } from './notice.ts'
import { setUpOffers } from './offers.ts'
import { setUpPlacement } from './placement.ts'
import { setUpRecognitions } from './recognitions.ts'
import type { Recorded, Recorder } from './recorder.ts'
import { setUpRetention } from './retention.ts'
import { setUpSeals } from './seals.ts'
import { setUpService } from './service.ts'
import { setUpVacancies } from './vacancies.ts'
import { setUpWebhook } from './webhook.ts'

/*
 * Four organisations. Two hand people over to each other; they are the victims. A third has a corridor of its own with
 * one of them, and so lawfully knows a little: it is the attacker, with a member of every role. The fourth is a party
 * of nothing that concerns the victims.
 */
export type World = {
  readonly cloud: LocalCloud
  readonly sender: Sender
  readonly victims: readonly House[]
  readonly attacker: House
  readonly outsider: House
  readonly operator: string
  /** The link of somebody of the attacker's who has returned. */
  readonly returnee: string
  /** The token of a system of the attacker's, in every role that systems have. */
  readonly system: string
  /** The texts that the victims can read of themselves. */
  readonly foreign: Harvest
  /** Every id of it. */
  readonly secrets: ReadonlySet<string>
  /** The texts that the attacker and the outsider can read of their own. */
  readonly own: { readonly attacker: Harvest; readonly outsider: Harvest }
  /** Ids of the attackers' that the victims see, and of what they share with the attacker. */
  readonly lawful: ReadonlySet<string>
  /** Ids and words that it learns there. */
  readonly learnt: ReadonlySet<string>
  /** Every request of the victims that succeeded. */
  readonly recorded: readonly Recorded[]
  readonly honest: Honest
}

const coaching: Wanted = {
  coordinator: 'coordinator',
  coach: 'coach',
  counsellor: 'counsellor',
  confidant: 'counsellor',
  auditor: 'auditor',
}
const centre: Wanted = { coordinator: 'coordinator', coach: 'coach' }
const everyRole: Wanted = { ...coaching, instructor: 'instructor' }

/** How many of each thing there are. A fault is found in a small world as well. */
export type Size = { readonly paths: readonly Path[]; readonly shared: readonly Path[] }

export async function openWorld(stage: TestCloud, recorder: Recorder, size: Size): Promise<World> {
  const { cloud } = stage
  const sender = openSender(cloud.api)
  const office = await stage.operator()
  const operator = office.tokens.access
  const [first, second, attacker, outsider] = [
    await openHouse(stage, 'bfz', 'coaching', coaching, true),
    await openHouse(stage, 'dakar', 'centre', centre, true),
    await openHouse(stage, 'attacker', 'coaching', everyRole, false),
    await openHouse(stage, 'outsider', 'centre', centre, false),
  ]
  // Each of the three that send people has a case of its own in every state, and one that it sends.
  const cases = new Map<House, Participant>()
  const programmes = new Map<House, OpenedProgramme>()
  const returnees = new Map<House, string>()
  for (const house of [first, second, attacker]) {
    const programme = await setUpProgramme(house)
    programmes.set(house, programme)
    await setUpOutlooks(house, programme)
    const changed = await setUpCase(house, programme)
    await changeCase(house, programme, changed)
    await mergeCase(house, changed, await setUpCase(house, programme))
    const kept = await setUpCase(house, programme)
    await setUpSessions(house, programme, kept)
    await setUpImport(house)
    returnees.set(house, await setUpFollowUps(house))
    await setUpFounding(house)
    await setUpRecognitions(house)
    await setUpNotes(house, kept)
    await setUpFiles(house, kept)
    await setUpNetworks(house, programme)
    await setUpRetention(house)
    await setUpCertificates(house, programme, kept)
    await setUpFigures(house, programme)
    cases.set(house, kept)
  }
  await setUpCorridor(first, second)
  const corridor = await setUpCorridor(first, attacker)
  await setUpCorridor(attacker, outsider)
  for (const [from, to] of [
    [first, second],
    [attacker, outsider],
  ] as const) {
    const programme = programmes.get(from)
    if (programme !== undefined) await setUpPublication(from, to, programme)
  }
  await setUpLimit(first, second)
  await setUpLimit(first, attacker)
  await setUpLimit(attacker, outsider)
  const systems = new Map<House, string>()
  for (const house of [first, second, attacker, outsider]) {
    await setUpWebhook(house)
    await setUpOffers(house)
    await setUpNewcomers(stage, house)
    await setUpVacancies(house)
    await setUpLabour(house)
    await setUpPlacement(house, cases.get(house))
    await setUpNotice(house)
    systems.set(house, await setUpService(cloud, house))
  }
  const send = async (from: House, to: House, paths: readonly Path[]): Promise<readonly Sent[]> => {
    const [participant, programme] = [cases.get(from), programmes.get(from)]
    if (participant === undefined || programme === undefined) throw new Error(`${from.name} sends nobody`)
    const sent: Sent[] = []
    for (const [place, path] of paths.entries()) {
      const own = needsCaseOfItsOwn(path, paths.slice(place + 1))
      sent.push(await setUpReferral(from, to, own ? await setUpCase(from, programme) : participant, path))
    }
    return sent
  }
  await send(first, second, size.paths)
  const towards = await send(first, attacker, size.shared)
  await send(attacker, outsider, size.shared)
  // Not the first of the attacker's cases: that is the one whose link is made and taken back over and over.
  await attacker.letIn(cases.get(attacker)?.id ?? '')
  await attacker.subscribe()
  await handOver(office, attacker)
  await cloud.settled()
  await setUpSeals(cloud, [first, second, outsider, attacker])

  const seenBy = (house: House) =>
    recorder.seen.filter(({ token }) => Object.values(readersOf(house)).includes(token))
  const harvest = (house: House) => crawl(sender, readersOf(house), thingsOf(seenBy(house)))
  const victims = [first, second]
  const theirs = merged([await harvest(first), await harvest(second)])
  const known = towards.filter((sent) => sent.known).map(({ id }) => id)
  const lawful = new Set<string>([corridor.id, ...known, ...[attacker, outsider].flatMap(idsOf)])
  const foreign = { ...theirs, things: theirs.things.filter(({ id }) => !lawful.has(id)) }
  const secrets = new Set(foreign.things.map(({ id }) => id))
  const ownOf = async (house: House) => {
    const seen = await harvest(house)
    return { ...seen, things: seen.things.filter(({ id }) => !secrets.has(id)) }
  }
  const own = { attacker: await ownOf(attacker), outsider: await ownOf(outsider) }
  return {
    cloud,
    sender,
    victims,
    attacker,
    outsider,
    operator,
    returnee: returnees.get(attacker) ?? '',
    system: systems.get(attacker) ?? '',
    foreign,
    secrets,
    own,
    lawful,
    learnt: await learntOf(sender, attacker, [
      `/v1/corridors/${corridor.id}`,
      ...known.flatMap((id) => ['', '/timeline', '/package'].map((part) => `/v1/referrals/${id}${part}`)),
    ]),
    recorded: victims.flatMap(seenBy).filter(({ status }) => status < 300),
    honest: honestOf([...recorder.seen, ...seenBy(attacker)], own.attacker),
  }
}

/** Everybody of the attacker's and the outsider's who tries, a system among them, and the operator, who has no business with any case. */
export function actorsOf({ attacker, outsider, operator, system, learnt, victims }: World): readonly Actor[] {
  const of = (house: House, knows: ReadonlySet<string>) =>
    Object.entries(house.people).map(([role, { tokens }]) => ({
      name: `${role} of the ${house.name}`,
      token: tokens.access,
      roles: [role],
      knows,
    }))
  const registered = victims.flatMap(({ tenant }) => [tenant.id, tenant.name])
  return [
    ...of(attacker, learnt),
    ...of(outsider, new Set()),
    { name: `system of the ${attacker.name}`, token: system, roles: serviceRoles, knows: learnt },
    // An operator keeps the registry of organisations, and so knows what each is called.
    { name: 'the operator', token: operator, roles: ['operator'], knows: new Set(registered) },
  ]
}

function idsOf({ tenant, people, confidant }: House): readonly string[] {
  const members = [...Object.values(people), ...(confidant ? [confidant] : [])]
  return [tenant.id, ...members.map(({ memberId }) => memberId)]
}

/** What changes hands within an organisation, such that nothing of it does: nobody's case stands behind the last id. */
async function handOver(office: Person, { tenant, person }: House): Promise<void> {
  const [admin, coach, auditor] = [person('admin'), person('coach'), person('auditor')]
  await office.api.appointAdmin({ params: { tenantId: tenant.id }, body: { memberId: memberId(admin) } })
  await person('coordinator').api.handOn({
    params: { memberId: memberId(auditor) },
    body: { to: memberId(coach), from: 'Z'.repeat(26) as ParticipantId }, // of an id's alphabet
  })
}

function thingsOf(recorded: readonly Recorded[]): readonly Thing[] {
  return distinct(recorded.flatMap(({ method, path, answer }) => thingsIn(method, path, answer)))
}

function merged(harvests: readonly Harvest[]): Harvest {
  return {
    things: distinct(harvests.flatMap(({ things }) => things)),
    cursors: harvests.flatMap(({ cursors }) => cursors),
    queries: Object.assign({}, ...harvests.map(({ queries }) => queries)),
    answers: harvests.flatMap(({ answers }) => answers),
  }
}

/** The texts that the attacker reads where it may: only there does a corridor show anything of the other side. */
async function learntOf(
  sender: Sender,
  attacker: House,
  paths: readonly string[],
): Promise<ReadonlySet<string>> {
  const token = attacker.person('coordinator').tokens.access
  const answers = await Promise.all(paths.map((path) => sender.send(reading(path, token))))
  const text = answers.map(({ body }) => body).join('\n')
  return new Set([...marksIn(text), ...(text.match(/\b[0-9A-HJKMNP-TV-Z]{26}\b/g) ?? [])])
}

/** Requests that succeeded, to be sent again: the latest of each operation. */
function honestOf(recorded: readonly Recorded[], { queries }: Harvest): Honest {
  const bodies = new Map<string, unknown>()
  for (const { method, path, request, status } of recorded) {
    const operation = routeOf(method, path)?.route.operationId
    if (operation !== undefined && status < 300 && request !== undefined) bodies.set(operation, request)
  }
  for (const { operationId, body } of routes)
    if (body !== undefined && !bodies.has(operationId)) bodies.set(operationId, sampleOf(body))
  const asked = new Map<string, string>()
  for (const { method, path, status } of recorded) {
    const found = routeOf(method, path)
    if (found !== undefined && method === 'GET' && status < 300)
      asked.set(found.route.template, path.includes('?') ? path.slice(path.indexOf('?')) : '')
  }
  const least = new Map(
    routes.filter(({ method }) => method === 'GET').map((route) => [route.template, leastQuery(route)]),
  )
  return {
    body: (operationId) => bodies.get(operationId),
    // What no schema can say, the place of a line for example, was asked for once.
    query: (template) => queries[template] ?? asked.get(template) ?? least.get(template) ?? '',
  }
}
