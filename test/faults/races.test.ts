import { setImmediate as nextTurn, setTimeout as pause } from 'node:timers/promises'
import type { ParticipantId } from '@passerelle/domain/kernel'
import { afterAll, afterEach, expect, test, vi } from 'vitest'
import { type Dice, dice } from '../isolation/support/random.ts'
import { openTestCloud, type TestCloud } from '../support/cloud.ts'
import { type PlainItem, scan } from '../support/engine.ts'
import { journey, preparedCase, type SeenReferral, twoHouses } from '../support/exchange.ts'
import { commandsOf, type RoutedCommand } from '../support/exchange-calls.ts'
import { inProcess } from '../support/in-process.ts'

/*
 * Two or three people act on one referral at once. Every call of theirs to the engine is held back and let go in an order
 * that a seed decides, so reads and writes of all of them are shuffled. Exactly one may win.
 */

const races = 1_000
const seed = 20_260_302
// The engine takes longer for a write the more it keeps, so the races are run on several.
const stages = [await openTestCloud(), await openTestCloud(), await openTestCloud(), await openTestCloud()]
const perStage = races / stages.length

afterEach(() => {
  for (const stage of stages) stage.cloud.interfere(undefined)
})

/** Where people race: two organisations, and clients of theirs in this process. */
async function openArena(stage: TestCloud) {
  const houses = await twoHouses(stage)
  const clientOf = await inProcess(stage, 'api-exchange')
  const people = {
    miriam: { ...houses.miriam, api: await clientOf(houses.miriam) },
    lead: { ...houses.lead, api: await clientOf(houses.lead) },
    awa: { ...houses.awa, api: await clientOf(houses.awa) },
    chief: { ...houses.chief, api: await clientOf(houses.chief) },
  }
  return { stage, houses, people, way: journey({ ...houses, ...people }), commands: commandsOf(houses) }
}

type Arena = Awaited<ReturnType<typeof openArena>>
type Who = keyof Arena['people']
type Contender = readonly [who: Who, command: RoutedCommand]

/** Who meets whom, and where. */
const meetings: readonly {
  readonly at: 'offered' | 'departed'
  readonly contenders: readonly Contender[]
}[] = [
  {
    at: 'offered',
    contenders: [
      ['awa', 'accept'],
      ['chief', 'accept'],
    ],
  },
  {
    at: 'offered',
    contenders: [
      ['awa', 'accept'],
      ['chief', 'decline'],
    ],
  },
  {
    at: 'offered',
    contenders: [
      ['awa', 'accept'],
      ['miriam', 'withdraw'],
    ],
  },
  {
    at: 'offered',
    contenders: [
      ['chief', 'decline'],
      ['miriam', 'withdraw'],
    ],
  },
  {
    at: 'offered',
    contenders: [
      ['miriam', 'withdraw'],
      ['lead', 'withdraw'],
    ],
  },
  {
    at: 'offered',
    contenders: [
      ['awa', 'accept'],
      ['chief', 'decline'],
      ['miriam', 'withdraw'],
    ],
  },
  {
    at: 'offered',
    contenders: [
      ['awa', 'accept'],
      ['miriam', 'revoke-consent'],
    ],
  },
  {
    at: 'departed',
    contenders: [
      ['awa', 'confirm-first-contact'],
      ['miriam', 'withdraw'],
      ['chief', 'confirm-first-contact'],
    ],
  },
  {
    at: 'departed',
    contenders: [
      ['awa', 'confirm-first-contact'],
      ['lead', 'revoke-consent'],
    ],
  },
]

/** What a command makes of a referral, and who is responsible then. */
const outcomes: Readonly<Partial<Record<RoutedCommand, { readonly state: string; readonly owner: string }>>> =
  {
    accept: { state: 'accepted', owner: 'sender' },
    decline: { state: 'declined', owner: 'sender' },
    withdraw: { state: 'withdrawn', owner: 'sender' },
    'revoke-consent': { state: 'consent_revoked', owner: 'sender' },
    'confirm-first-contact': { state: 'active', owner: 'receiver' },
  }

/** Lets held calls go one by one, in an order that the dice decide, until all are done. */
async function shuffled<Answer>(
  { stage }: Arena,
  chance: Dice,
  acts: readonly (() => Promise<Answer>)[],
): Promise<Answer[]> {
  const held: (() => void)[] = []
  let arrived = 0
  stage.cloud.interfere(
    () =>
      new Promise((resolve) => {
        arrived += 1
        held.splice(chance.below(held.length + 1), 0, () => resolve(undefined))
      }),
  )
  let busy = acts.length
  const all = Promise.all(
    acts.map(async (act) => {
      try {
        return await act()
      } finally {
        busy -= 1
      }
    }),
  )
  while (busy > 0) {
    const before = arrived
    // Whoever still is on the way to a call comes first, so that there is something to choose from.
    if (held.length < busy) await pause(1)
    if (held.length >= busy || arrived === before) {
      held.shift()?.()
      await nextTurn()
    }
  }
  stage.cloud.interfere(undefined)
  // What somebody else called meanwhile, a clock for example, goes on as well.
  for (const release of held) release()
  return all
}

type Race = {
  readonly referral: SeenReferral
  readonly winner: RoutedCommand
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

test.each(stages.map((_, place) => place))(
  `${perStage} shuffled meetings of people on one referral each have one winner, and one owner always: part %i`,
  async (place) => {
    const arena = await openArena(stages[place] ?? (await openTestCloud()))
    const chance = dice(seed + place)
    const kept: Race[] = []
    // What the application logs of every refusal would bury the result.
    const quiet = vi.spyOn(process.stdout, 'write').mockReturnValue(true)
    try {
      let { id } = await preparedCase(arena.houses)
      for (let n = 0; n < perStage; n += 1) {
        if (n % 20 === 19) ({ id } = await preparedCase(arena.houses))
        kept.push(await race(arena, chance, id))
      }
    } finally {
      quiet.mockRestore()
    }
    await judge(arena, kept)
  },
  600_000,
)

async function race(arena: Arena, chance: Dice, participantId: ParticipantId): Promise<Race> {
  const { at, contenders } = chance.pick(meetings)
  const referral = await prepared(arena, participantId, at)
  const acts = contenders.map(
    ([who, command]) =>
      () =>
        statusOf(arena.commands[command](arena.people[who].api, referral)),
  )
  const statuses = await shuffled(arena, chance, acts)
  const [winner, ...others] = contenders.filter((_, place) => statuses[place] === 200)
  const told = `${JSON.stringify(contenders)} ${statuses}`
  if (winner === undefined || others.length > 0) throw new Error(`not one winner: ${told}`)
  const odd = statuses.filter((status) => ![200, 409, 412].includes(status))
  if (odd.length > 0) throw new Error(`not refused as it should be: ${told}`)
  return { referral, winner: winner[1], statuses }
}

async function prepared(
  { way }: Arena,
  participantId: ParticipantId,
  at: 'offered' | 'departed',
): Promise<SeenReferral> {
  const tiers = ['T0', 'T1', 'T2'] as const
  const offered = await way.offered(await way.asked(await way.draft(participantId), tiers), tiers)
  return at === 'offered' ? offered : way.departed(await way.accepted(offered))
}

/** Looks at what the engine keeps of every race. */
async function judge({ stage }: Arena, kept: readonly Race[]): Promise<void> {
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
    const isOpen = winner === 'accept' || winner === 'confirm-first-contact'
    expect(tierKeys.get(referral.id)?.length ?? 0).toBe(isOpen ? 3 : 0)
    const opened = cases.filter(({ openedFrom }) => openedFrom === referral.id)
    expect(opened).toHaveLength(winner === 'accept' || referral.state === 'departed' ? 1 : 0)
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
