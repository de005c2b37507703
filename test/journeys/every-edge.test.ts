import {
  allowedCommands,
  type CommandName,
  commandNames,
  deadlinePolicies,
  referralStates,
  type Transition,
  transitions,
} from '@passerelle/domain/exchange'
import { afterAll, describe, expect, test } from 'vitest'
import { memberId } from '../support/casework.ts'
import { clockOf } from '../support/clock.ts'
import { openTestCloud, type Person } from '../support/cloud.ts'
import { journey, type Kind, preparedCase, type SeenReferral, twoHouses } from '../support/exchange.ts'
import { commandsOf } from '../support/exchange-calls.ts'
import { inState, isReachable } from '../support/exchange-states.ts'
import { refusalOf } from '../support/refusal.ts'

/*
 * Walks the whole table of transitions over HTTP: every edge from every state, for both kinds and both organisations,
 * and every command where the table has no edge.
 */

const stage = await openTestCloud()
const houses = await twoHouses(stage)
const { miriam, jonas, lead, awa, chief } = houses
const way = journey(houses)
const commands = commandsOf(houses)
const { letPass, sweep } = clockOf(stage)
const shared = await preparedCase(houses)

const organisations = ['sender', 'receiver'] as const
type Organisation = (typeof organisations)[number]
const kinds: readonly Kind[] = ['handover', 'referral']
const people = {
  sender: { coach: miriam, coordinator: lead },
  receiver: { coach: awa, coordinator: chief },
} as const

const counts = { transitions: 0, clock: 0, refusals: 0 }
afterAll(() =>
  console.info(
    `${counts.transitions} transitions by people, ${counts.clock} by the clock, ${counts.refusals} refusals`,
  ),
)

const params = ({ id }: Pick<SeenReferral, 'id'>) => ({ params: { referralId: id } })
const isCommand = (name: string): name is CommandName => commandNames.some((one) => one === name)
const ofKind = ({ kinds: some }: Transition, kind: Kind) => some?.includes(kind) ?? true

/** Before there is an offer, a referral does not exist for who is to receive it. */
const isKnownTo = (side: Organisation, referral: SeenReferral) =>
  side === 'sender' || referral.offeredAt !== undefined

/** Who of an organisation may give a command of this row: whoever has the least power. */
function entitled({ by }: Transition, side: Organisation): Person | undefined {
  const roles = by.find((one) => one.side === side)?.roles
  if (roles === undefined) return undefined
  return roles.includes('coach') ? people[side].coach : people[side].coordinator
}

const edges = transitions.flatMap((row) =>
  kinds
    .filter((kind) => ofKind(row, kind))
    .flatMap((kind) =>
      row.from
        .filter((from) => isReachable(from, kind))
        .flatMap((from) =>
          organisations.flatMap((side) => {
            const person = entitled(row, side)
            return person && isCommand(row.command)
              ? [{ row, name: row.command, kind, from, side, person }]
              : []
          }),
        ),
    ),
)

/** Gives the command of a row, in the variant that the row is for. */
function give(row: Transition, name: CommandName, person: Person, referral: SeenReferral) {
  const at = way.at(referral)
  if (row.when === 'declined')
    return person.api.unacceptReferral({ ...at, body: { reason: 'no_capacity', to: 'declined' } })
  if (row.when === 'some_tiers')
    return person.api.revokeConsent({ ...at, body: { tiers: ['T1'], way: 'phone' } })
  if (name === 'give-consent' || name === 'renew-consent') {
    const body = {
      tiers: ['T0', 'T1', 'T2', 'T3'] as const,
      packageVersion: referral.packageVersion,
      language: 'fr',
      witnessId: memberId(jonas),
    }
    const call = { ...at, body: { ...body, tiers: [...body.tiers] } }
    return name === 'give-consent' ? person.api.giveConsent(call) : person.api.renewConsent(call)
  }
  return commands[name](person.api, referral)
}

/** What has to have happened for a guard of the row to hold. */
async function prepared(row: Transition, referral: SeenReferral): Promise<SeenReferral> {
  if (row.guards?.includes('consent_over')) {
    await letPass(referral, 'consent_expiry')
    await sweep()
    return (await miriam.api.readReferral(params(referral))).body
  }
  const mustAnswer = row.guards?.includes('receiver_must_answer') && referral.state !== 'consent_revoked'
  return mustAnswer ? (await commands['revoke-consent'](miriam.api, referral)).body : referral
}

describe.each(kinds)('every edge of the table: %s', (kind) => {
  const ofThisKind = edges.filter((edge) => edge.kind === kind)

  test.each(ofThisKind.map((edge) => [`${edge.from}: ${edge.name} by the ${edge.side}`, edge] as const))(
    '%s',
    async (_, { row, name, from, side, person }) => {
      const arrived = await inState(stage, houses, from, kind, shared.id)
      if (!isKnownTo(side, arrived)) {
        expect(await refusalOf(give(row, name, person, arrived))).toMatchObject({ status: 404 })
        counts.refusals += 1
        return
      }
      const before = await prepared(row, arrived)
      const { body: answer } = await give(row, name, person, before)
      const after = row.supersedes ? (await lead.api.readReferral(params(before))).body : answer
      expect(after).toMatchObject({
        id: before.id,
        state: row.to === 'unchanged' ? from : row.to,
        owner: row.owner ?? before.owner,
        version: before.version + 1,
        seq: before.seq + 1,
      })
      if (row.closes === 'all') expect(after.openTiers).toEqual([])
      for (const tier of row.opens ?? []) expect(after.openTiers).toContain(tier)
      if (row.supersedes) expect(after.supersededBy).toBe(answer.id)
      const { body: timeline } = await miriam.api
        .readTimeline(params(before))
        .catch(() => lead.api.readTimeline(params(before)))
      expect(timeline.items.at(-1)).toMatchObject({
        command: name,
        side,
        memberId: person.memberId,
        from,
        to: after.state,
        ...(row.reason && { reason: row.reason }),
      })
      counts.transitions += 1
    },
  )
})

describe.each(kinds)('every limit that runs: %s', (kind) => {
  test.each(referralStates.filter((state) => isReachable(state, kind)))('while %s', async (state) => {
    const { deadlines } = await inState(stage, houses, state, kind, shared.id)
    for (const { policy } of deadlines) {
      const before = await inState(stage, houses, state, kind, shared.id)
      await letPass(before, policy)
      expect(await sweep(), policy).toMatchObject({ acted: 1, failed: 0 })
      const command = deadlinePolicies[policy].onDue
      const row = transitions.find(
        (one) => one.command === command && one.from.includes(state) && ofKind(one, kind),
      )
      counts.clock += 1
      const after = await lead.api.readReferral(params(before)).then(
        ({ body }) => body,
        () => undefined,
      )
      if (row?.to === 'deleted') {
        expect(after).toBeUndefined()
        continue
      }
      expect(after, policy).toMatchObject({
        state: row?.to === 'unchanged' ? state : row?.to,
        owner: row?.owner ?? before.owner,
        version: before.version + 1,
      })
      const { body: timeline } = await lead.api.readTimeline(params(before))
      expect(timeline.items.at(-1)).toMatchObject({ command, side: 'system', policy })
    }
  })
})

describe.each(kinds)('where the table has no edge: %s', (kind) => {
  test.each(referralStates.filter((state) => isReachable(state, kind)))('%s', async (state) => {
    const referral = await inState(stage, houses, state, kind, shared.id)
    for (const name of commandNames) {
      const rows = transitions.filter((row) => row.command === name)
      for (const side of organisations) {
        const expected = refusalTo(side, rows, referral)
        if (expected === undefined) continue
        // What no coach may give, a coach is refused before anything is looked for: the matrix of roles has its own test.
        const { coach, coordinator } = people[side]
        const person = isForCoaches(rows) ? coach : coordinator
        const problem = await refusalOf(commands[name](person.api, referral))
        expect(problem, `${name} by the ${side}`).toMatchObject(expected)
        counts.refusals += 1
      }
    }
    const { body: after } = await lead.api.readReferral(params(referral))
    expect(after).toMatchObject({ state, version: referral.version })
  })
})

/** How an organisation is refused a command; nothing where there is an edge for it. */
function refusalTo(side: Organisation, rows: readonly Transition[], referral: SeenReferral) {
  const { state, kind } = referral
  if (!isKnownTo(side, referral)) return { status: 404, code: 'not_found' }
  if (!rows.some(({ by }) => by.some((one) => one.side === side))) return { status: 403, code: 'forbidden' }
  if (rows.some((row) => row.from.includes(state) && ofKind(row, kind))) return undefined
  return { status: 409, code: 'illegal_transition', state, allowed: allowedCommands(state, kind, side) }
}

function isForCoaches(rows: readonly Transition[]): boolean {
  return rows.some(({ by }) => by.some(({ roles }) => roles?.includes('coach')))
}
