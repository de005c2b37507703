import type { CommandName } from '@passerelle/domain/exchange'
import type { ParticipantId } from '@passerelle/domain/kernel'
import { afterAll, afterEach, expect, test, vi } from 'vitest'
import { type Dice, dice } from '../isolation/support/random.ts'
import { anAssessment, takeIn } from '../support/casework.ts'
import { openTestCloud } from '../support/cloud.ts'
import { effort } from '../support/effort.ts'
import { type PlainItem, scan } from '../support/engine.ts'
import { fatou, journey, type SeenReferral, type TwoHouses, twoHouses } from '../support/exchange.ts'
import { commandsOf } from '../support/exchange-calls.ts'
import { inProcess } from '../support/in-process.ts'
import { keysLeft, type Meeting, otherwise, outcomes, type Start, takenBack } from './race-meetings.ts'
import { shuffled } from './shuffled.ts'

/*
 * Two or three people act on one referral at once. Every call of theirs to the engine is held back and let go in an
 * order that a seed decides, so reads and writes of all of them are shuffled. Exactly one may win.
 */

/** How often an acceptance meets a withdrawal, and how often others meet. */
const races = {
  takenBack: effort({ usual: 120, whole: 1_000 }),
  otherwise: effort({ usual: 24, whole: 200 }),
}
const seed = 20_260_302
const stage = await openTestCloud()

afterEach(() => stage.cloud.interfere(undefined))

/** Where people race: two organisations, and clients of theirs in this process. */
async function openArena() {
  const houses = await twoHouses(stage)
  const clientOf = await inProcess(stage, 'api-exchange')
  const people = {
    miriam: { ...houses.miriam, api: await clientOf(houses.miriam) },
    lead: { ...houses.lead, api: await clientOf(houses.lead) },
    awa: { ...houses.awa, api: await clientOf(houses.awa) },
    chief: { ...houses.chief, api: await clientOf(houses.chief) },
  }
  return { houses, people, way: journey({ ...houses, ...people }), commands: commandsOf(houses) }
}

type Arena = Awaited<ReturnType<typeof openArena>>

type Race = {
  readonly referral: SeenReferral
  readonly winner: CommandName
  readonly statuses: readonly number[]
}

const statusOf = async (call: Promise<unknown>): Promise<number> =>
  call.then(
    () => 200,
    (error: { readonly problem?: { readonly status: number } }) => error.problem?.status ?? 0,
  )

let run = 0
const won = new Map<string, number>()
const answered = new Map<number, number>()
afterAll(() => console.info(`${run} races, won by ${told(won)}; answers: ${told(answered)}`))

test(`${races.takenBack} + ${races.otherwise} shuffled meetings of people on one referral each have one winner, and one owner always`, async () => {
  const arena = await openArena()
  const chance = dice(seed)
  const kept: Race[] = []
  // The lines that the application logs of every refusal would bury the result.
  const quiet = vi.spyOn(process.stdout, 'write').mockReturnValue(true)
  try {
    for (let n = 0; n < races.takenBack + races.otherwise; n += 1) {
      const meetings = n < races.takenBack ? takenBack : otherwise
      kept.push(await race(arena, chance, await assessedCase(arena.houses), chance.pick(meetings)))
    }
  } finally {
    quiet.mockRestore()
  }
  await judge(kept)
}, 1_800_000)

/** A case of its own, for nobody is handed over to an organisation twice: as little as a handover needs. */
async function assessedCase({ miriam }: TwoHouses): Promise<ParticipantId> {
  const { id } = await takeIn(miriam.api, fatou())
  await miriam.api.recordAssessment({ params: { participantId: id }, body: anAssessment() })
  return id
}

async function race(
  arena: Arena,
  chance: Dice,
  participantId: ParticipantId,
  { at, contenders }: Meeting,
): Promise<Race> {
  const referral = await prepared(arena, participantId, at)
  const acts = contenders.map(
    ([who, command]) =>
      () =>
        statusOf(arena.commands[command](arena.people[who].api, referral)),
  )
  const [favourite] = chance.pick(contenders)
  const statuses = await shuffled(stage.cloud, chance, arena.people[favourite].memberId, acts)
  const [winner, ...others] = contenders.filter((_, place) => statuses[place] === 200)
  const told = `${JSON.stringify(contenders)} ${statuses}`
  if (winner === undefined || others.length > 0) throw new Error(`not one winner: ${told}`)
  const odd = statuses.filter((status) => ![200, 409, 412].includes(status))
  if (odd.length > 0) throw new Error(`not refused as it should be: ${told}`)
  return { referral, winner: winner[1], statuses }
}

async function prepared({ way }: Arena, participantId: ParticipantId, at: Start): Promise<SeenReferral> {
  const tiers = ['T0', 'T1', 'T2'] as const
  const steps = [
    (referral: SeenReferral) => way.asked(referral, tiers),
    (referral: SeenReferral) => way.offered(referral, tiers),
    way.accepted,
    way.departed,
  ]
  let referral = await way.draft(participantId)
  for (const step of steps) if (referral.state !== at) referral = await step(referral)
  return referral
}

/** Looks at what the engine keeps of every race. */
async function judge(kept: readonly Race[]): Promise<void> {
  const rows = await scan(stage.cloud, 'main')
  const keys = await scan(stage.cloud, 'keys')
  const records = new Map(rows.filter(({ sk }) => sk === 'REFERRAL').map((row) => [String(row['id']), row]))
  const events = grouped(rows.filter(({ entity }) => entity === 'TimelineEvent'))
  const tierKeys = grouped(keys.filter(({ sk }) => /^TIER#\d+#T\d$/.test(String(sk))))
  const cases = rows.filter(({ entity, openedFrom }) => entity === 'Participant' && openedFrom !== undefined)
  for (const { referral, winner, statuses } of kept) {
    const record = records.get(referral.id)
    expect(record).toMatchObject({ ...outcomes[winner], version: referral.version + 1 })
    expect(events.get(referral.id)).toHaveLength(referral.version + 1)
    expect(tierKeys.get(referral.id)?.length ?? 0).toBe(keysLeft[winner] ?? 0)
    const opened = cases.filter(({ openedFrom }) => openedFrom === referral.id)
    const isTaken = winner === 'accept' || referral.state === 'accepted' || referral.state === 'departed'
    expect(opened).toHaveLength(isTaken ? 1 : 0)
    run += 1
    won.set(winner, (won.get(winner) ?? 0) + 1)
    for (const status of statuses) answered.set(status, (answered.get(status) ?? 0) + 1)
  }
}
function told(counts: ReadonlyMap<unknown, number>): string {
  return [...counts].map(([what, n]) => `${what} ${n}`).join(', ')
}

function grouped(rows: readonly PlainItem[]): Map<string, PlainItem[]> {
  const groups = new Map<string, PlainItem[]>()
  for (const row of rows) {
    const id = String(row['pk']).split('#')[3] ?? ''
    groups.set(id, [...(groups.get(id) ?? []), row])
  }
  return groups
}
