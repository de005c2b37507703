import type { CalendarDate, Clock, ParticipantId, ProgrammeId, TenantId } from '@passerelle/domain/kernel'
import type { RetentionClock } from '@passerelle/table/events'
import { dice } from '../isolation/support/random.ts'
import { aHold, aTown, type Life, type Town } from './lives.ts'
import { brokenOn, dayAfter, standingOf } from './oracle.ts'

/** The function under test, out of its bundle. */
export type EndCases = (
  context: {
    readonly retention: RetentionClock
    readonly clock: Clock
    readonly mint: (tenant: TenantId) => Promise<never>
  },
  order: { readonly due: string },
) => Promise<{ readonly ended: number; readonly failed: number }>

export type Tally = {
  days: number
  acts: number
  ended: number
  heldBack: number
  proofs: number
  failed: number
}

const firstDay = '2026-02-28'
const years = 10

/** Ten years of an organisation of so many cases, day by day; the first thing that is not as it has to be. */
export async function tenYears(
  endCases: EndCases,
  seed: number,
  cases: number,
  tally: Tally,
): Promise<string | undefined> {
  const chance = dice(seed)
  const town = aTown()
  const programmes = [0, 1, 2, 3].map(() => chance.id() as unknown as ProgrammeId)
  for (const programme of programmes) town.programmes.set(programme, { changedOn: firstDay })
  for (let n = 0; n < cases; n += 1) {
    const id = chance.id() as unknown as ParticipantId
    town.lives.set(id, {
      id,
      closedOn: undefined,
      referrals: [],
      holds: [],
      proofs:
        chance.below(3) === 0
          ? []
          : [chance.pick(programmes), ...(chance.below(4) === 0 ? [chance.pick(programmes)] : [])],
      touchedOn: firstDay,
      toldOn: undefined,
      caseEndedOn: undefined,
      hasKey: true,
    })
  }
  const tenant = chance.id() as unknown as TenantId
  const retention = {
    async *allTenants() {
      yield { id: tenant }
    },
    of: async () => town.cases,
  } as unknown as RetentionClock // as much of an organisation as the clock looks at
  let today: CalendarDate = firstDay
  for (let day = 0; day < years * 365 + 3; day += 1) {
    for (let acts = chance.below(3); acts > 0; acts -= 1) {
      if (happen(town, programmes, today, chance)) tally.acts += 1
    }
    const before = standingOf(town)
    // In the night after the day on which something happened.
    const tonight = dayAfter(today)
    const run = await endCases(
      {
        retention,
        clock: { now: () => new Date(`${tonight}T01:00:00.000Z`) },
        mint: async () => ({}) as never,
      },
      { due: `${tonight}T01:00:00.000Z` },
    )
    tally.days += 1
    tally.ended += run.ended
    tally.failed += run.failed
    for (const broken of brokenOn(tonight, town, before)) return broken
    today = tonight
  }
  for (const { proofs, caseEndedOn } of town.lives.values()) if (caseEndedOn) tally.proofs += proofs.length
  tally.heldBack += [...town.lives.values()].filter(({ holds }) => holds.length > 0).length
  return undefined
}

type Chance = ReturnType<typeof dice>

/** Something happens to somebody, if it can. */
function happen(
  town: Town,
  programmes: readonly ProgrammeId[],
  today: CalendarDate,
  chance: Chance,
): boolean {
  const life = chance.pick([...town.lives.values()])
  const act = chance.pick([
    close,
    close,
    close,
    reopen,
    refer,
    endReferral,
    endReferral,
    hold,
    endHold,
    pay,
    merge,
  ] as const)
  const isDone = act(town, life, today, chance, programmes)
  if (isDone && act !== pay) life.touchedOn = today
  return isDone
}

type Act = (
  town: Town,
  life: Life,
  today: CalendarDate,
  chance: Chance,
  programmes: readonly ProgrammeId[],
) => boolean

const close: Act = (town, life, today) => {
  if (life.closedOn !== undefined || life.caseEndedOn !== undefined) return false
  life.closedOn = today
  town.runs(life)
  return true
}

const reopen: Act = (town, life, _, chance) => {
  if (life.closedOn === undefined || life.caseEndedOn || life.mergedInto || chance.below(3) > 0) return false
  life.closedOn = undefined
  town.runs(life)
  return true
}

const refer: Act = (_, life) => {
  if (life.caseEndedOn !== undefined || life.mergedInto || life.referrals.length > 3) return false
  life.referrals.push({})
  return true
}

const endReferral: Act = (_, life, today) => {
  const open = life.referrals.find(({ endedOn }) => endedOn === undefined)
  if (open === undefined) return false
  open.endedOn = today
  return true
}

const hold: Act = (town, life, today, chance) => {
  if (life.holds.length > 4 || (life.caseEndedOn !== undefined && life.proofs.length === 0)) return false
  life.holds.push(aHold(life.holds.length, dayAfter(today, 1 + chance.below(900)), today))
  town.looksOn(life, today)
  return true
}

const endHold: Act = (town, life, today) => {
  const place = life.holds.findIndex(({ endedAt, until }) => endedAt === undefined && until >= today)
  const standing = life.holds[place]
  if (standing === undefined) return false
  life.holds[place] = { ...standing, endedAt: `${today}T12:00:00.000Z` }
  town.looksOn(life, today)
  return true
}

/** The first payments are of years ago: proof may be due the day on which somebody says so. */
const pay: Act = (town, _, today, chance, programmes) => {
  if (chance.below(8) > 0) return false
  const earlier = Number(today.slice(0, 4)) - chance.below(7)
  town.programmes.set(chance.pick(programmes), { lastPaymentOn: `${earlier}-06-30`, changedOn: today })
  return true
}

const merge: Act = (town, life, today, chance) => {
  const other = chance.pick([...town.lives.values()])
  const isFree = (each: Life) =>
    each.caseEndedOn === undefined &&
    each.mergedInto === undefined &&
    ![...town.lives.values()].some(({ mergedInto }) => mergedInto === each.id)
  if (other === life || !isFree(life) || !isFree(other) || chance.below(4) > 0) return false
  // A case that is closed goes on for no open one.
  if (life.closedOn !== undefined && other.closedOn === undefined) return false
  other.mergedInto = life.id
  other.closedOn ??= today
  other.touchedOn = today
  town.runs(other)
  town.runs(life)
  return true
}
