import type { Client } from '@passerelle/client'
import { afterAll, afterEach, expect, test } from 'vitest'
import { openTestCloud } from '../support/cloud.ts'
import { edgesOf, isKnownTo } from '../support/edges.ts'
import { isWhole } from '../support/effort.ts'
import { scan } from '../support/engine.ts'
import { type SeenReferral, sharedCases, twoHouses } from '../support/exchange.ts'
import { inState } from '../support/exchange-states.ts'
import { type Call, crash, isMembers } from '../support/interference.ts'
import { halves } from './wholeness.ts'

/*
 * A command of a referral is cut off before and after every call that it makes. Nothing may be there by half, and
 * whoever sends it again, with the same key, has it done once and gets its first answer. So has whoever lost the answer
 * alone.
 */

const stage = await openTestCloud()
const { cloud } = stage
const houses = await twoHouses(stage)
const shared = sharedCases(houses)
const { edges, give, prepared } = edgesOf(stage, houses)

const counts = { commands: 0, calls: 0, cuts: 0, undone: 0, done: 0 }
afterEach(() => cloud.interfere(undefined))
afterAll(() =>
  console.info(
    `${counts.commands} commands, ${counts.calls} calls, cut off at ${counts.cuts} places: ${counts.undone} times nothing ` +
      `was done yet, ${counts.done} times everything; none lost, doubled or orphaned`,
  ),
)

/** Each row of the table once for each side that may give its command; for every day, for one of them. */
const cases = edges.filter(
  ({ row, side }, n) => edges.findIndex((one) => one.row === row && (!isWhole || one.side === side)) === n,
)

test.each(
  cases.map((edge) => [`${edge.name} of a ${edge.kind}, ${edge.from}, by the ${edge.side}`, edge] as const),
)('%s', async (_, { row, name, kind, from, side, person }) => {
  // Nobody leaves twice.
  const isShared = name !== 'record-departure'
  const ready = async () =>
    prepared(row, await inState(stage, houses, from, kind, isShared ? shared : undefined))
  const send = (referral: SeenReferral, key: string) => give(row, name, keyed(person.api, key), referral)
  const first = await ready()
  if (!isKnownTo(side, first)) return
  const key = `cut-off-${name}-${first.id}`
  const { calls, answer } = await counted(() => send(first, key))
  const lost = await send(first, key)
  expect(lost).toMatchObject({ body: { id: answer.body.id } })
  expect(await stepsOf(first)).toBe(1)

  for (let at = 0; at < calls; at += 1) {
    for (const when of cuts(at === calls - 1)) {
      const referral = await ready()
      const repeated = `${key}-${at}-${when}`
      const cut = crash(at, when)
      cloud.interfere((call) => (isTheirs(call) ? cut(call) : undefined))
      await send(referral, repeated).catch(() => undefined)
      cloud.interfere(undefined)
      const done = await stepsOf(referral)
      expect(done).toBeLessThanOrEqual(1)
      counts[done === 1 ? 'done' : 'undone'] += 1
      counts.cuts += 1
      const { body } = await send(referral, repeated)
      expect(row.supersedes ? body.supersedes : body.id).toBe(referral.id)
      expect(await stepsOf(referral), `call ${at}, ${when}`).toBe(1)
    }
  }
  counts.commands += 1
  counts.calls += calls

  /** How often the command is in the referral's course, after what was there before. */
  async function stepsOf({ id, seq }: SeenReferral): Promise<number> {
    const { body } = await houses.lead.api.readTimeline({ params: { referralId: id } })
    return body.items.filter((event) => event.seq > seq && event.command === name).length
  }
})

test('after all of it, everything that belongs together stands together', async () => {
  await cloud.settled()
  const [main, keys] = await Promise.all([scan(cloud, 'main'), scan(cloud, 'keys')])
  expect(halves({ main, keys }).slice(0, 5)).toEqual([])
  expect(main.filter(({ sk }) => sk === 'REFERRAL').length).toBeGreaterThan(counts.cuts)
})

/**
 * After a call everything stands as it does before the next one; for every day only the last is cut off on both sides.
 */
function cuts(isLast: boolean): readonly ('before' | 'after')[] {
  return isWhole || isLast ? ['before', 'after'] : ['before']
}

/** The calls of a member's own request, signing in aside. */
function isTheirs(call: Call): boolean {
  return isMembers(call) && call.service !== 'sts'
}

async function counted<Answer>(act: () => Promise<Answer>): Promise<{ calls: number; answer: Answer }> {
  let calls = 0
  cloud.interfere((call) => {
    if (isTheirs(call)) calls += 1
    return undefined
  })
  const answer = await act()
  cloud.interfere(undefined)
  return { calls, answer }
}

/** The same client, every command of which has that key. */
function keyed(api: Client, idempotencyKey: string): Client {
  return new Proxy(api, {
    get(target, name) {
      const operation: unknown = Reflect.get(target, name)
      if (typeof operation !== 'function') return operation
      return (call: object) => operation.call(target, { ...call, idempotencyKey })
    },
  })
}
