import {
  allowedCommands,
  type Callers,
  commandNames,
  deadlinePolicies,
  referralStates,
  type Transition,
  transitions,
} from '@passerelle/domain/exchange'
import { afterAll, describe, expect, test } from 'vitest'
import { clockOf } from '../support/clock.ts'
import { openTestCloud } from '../support/cloud.ts'
import { edgesOf, isKnownTo, kinds, type Organisation, ofKind, organisations } from '../support/edges.ts'
import { type SeenReferral, sharedCases, twoHouses } from '../support/exchange.ts'
import { commandsOf } from '../support/exchange-calls.ts'
import { inState, isReachable } from '../support/exchange-states.ts'
import { refusalOf } from '../support/refusal.ts'

/*
 * Walks the whole table of transitions over HTTP: every edge from every state, for both kinds and both organisations,
 * and every command where the table has no edge.
 */

const stage = await openTestCloud()
const houses = await twoHouses(stage)
const { miriam, lead } = houses
const commands = commandsOf(houses)
const { letPass, sweep } = clockOf(stage)
const shared = sharedCases(houses)

const { people, edges, give, prepared } = edgesOf(stage, houses)

const counts = { transitions: 0, clock: 0, refusals: 0 }
afterAll(() =>
  console.info(
    `${counts.transitions} transitions by people, ${counts.clock} by the clock, ${counts.refusals} refusals`,
  ),
)

const params = ({ id }: Pick<SeenReferral, 'id'>) => ({ params: { referralId: id } })

describe.each(kinds)('every edge of the table: %s', (kind) => {
  const ofThisKind = edges.filter((edge) => edge.kind === kind)

  test.each(ofThisKind.map((edge) => [`${edge.from}: ${edge.name} by the ${edge.side}`, edge] as const))(
    '%s',
    async (_, { row, name, from, side, person }) => {
      const arrived = await inState(stage, houses, from, kind, shared)
      if (!isKnownTo(side, arrived)) {
        expect(await refusalOf(give(row, name, person.api, arrived))).toMatchObject({ status: 404 })
        counts.refusals += 1
        return
      }
      const before = await prepared(row, arrived)
      const { body: answer } = await give(row, name, person.api, before)
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
    const { deadlines } = await inState(stage, houses, state, kind, shared)
    for (const { policy } of deadlines) {
      const before = await inState(stage, houses, state, kind, shared)
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
    const referral = await inState(stage, houses, state, kind, shared)
    for (const name of commandNames) {
      const rows = transitions.filter((row) => row.command === name)
      for (const side of organisations) {
        // A coach is refused a command that no coach may give before anything is looked for: the matrix of roles has
        // its own test.
        const { coach, coordinator } = people[side]
        const [person, roles] = isForCoaches(rows)
          ? ([coach, ['coach']] as const)
          : ([coordinator, ['coordinator']] as const)
        const expected = refusalTo({ side, roles }, rows, referral)
        if (expected === undefined) continue
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
function refusalTo(
  caller: Callers & { readonly side: Organisation },
  rows: readonly Transition[],
  referral: SeenReferral,
) {
  const { side } = caller
  const { state, kind } = referral
  if (!isKnownTo(side, referral)) return { status: 404, code: 'not_found' }
  if (!rows.some(({ by }) => by.some((one) => one.side === side))) return { status: 403, code: 'forbidden' }
  if (rows.some((row) => row.from.includes(state) && ofKind(row, kind))) return undefined
  return { status: 409, code: 'illegal_transition', state, allowed: allowedCommands(referral, caller) }
}

function isForCoaches(rows: readonly Transition[]): boolean {
  return rows.some(({ by }) => by.some(({ roles }) => roles?.includes('coach')))
}
