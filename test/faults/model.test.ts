import { referralKinds } from '@passerelle/domain/sharing'
import * as fc from 'fast-check'
import { afterAll, afterEach, beforeEach, expect, test, vi } from 'vitest'
import { openTestCloud } from '../support/cloud.ts'
import { effort } from '../support/effort.ts'
import { scan } from '../support/engine.ts'
import { twoHouses } from '../support/exchange.ts'
import { step } from './model/acts.ts'
import { type Seeded, seeded } from './model/faults.ts'
import { follow, type Tally } from './model/sequence.ts'
import { openWorld, type World } from './model/world.ts'
import { halves } from './wholeness.ts'

/*
 * Two organisations, a person, a clock and a third organisation that spies, in sequences that chance decides: what they
 * do, at which version, alone or at once, and in which order their calls get through. The application is the real one,
 * so are engine, keys and policies. The invariants are looked at after every step, in the rows that the engine keeps.
 */

const sequences = effort({ usual: 15, whole: 2_000 })
/** How many the same sign-in is good for. */
const most = 200
const patience = 1_800_000 + 6_000 * sequences
const seed = 20_261_122

// With a clock of its own nothing happens by itself meanwhile.
const stage = await openTestCloud({ clock: { now: () => new Date() } })
const houses = await twoHouses(stage)
const tally: Tally = { sequences: 0, acts: 0, effects: 0, together: 0, spied: 0, seen: new Set() }

// The lines that the application logs of every refusal would bury the result.
beforeEach(() => {
  vi.spyOn(process.stdout, 'write').mockReturnValue(true)
})
afterEach(() => {
  vi.restoreAllMocks()
  stage.cloud.interfere(undefined)
})
afterAll(() =>
  console.info(
    `${tally.sequences} sequences: ${tally.acts} acts, ${tally.together} times some at once, ${tally.effects} took effect ` +
      `(${tally.seen.size} different ones), ${tally.spied} times somebody spied`,
  ),
)

function tried(world: World, numRuns: number, count: Tally, from = seed) {
  const kinds = fc.constantFrom(...referralKinds)
  const paths = fc.array(step, { minLength: 10, maxLength: 50, size: 'max' })
  const property = fc.asyncProperty(kinds, paths, (kind, steps) => follow(world, kind, steps, count))
  return fc.check(property, { numRuns, seed: from, endOnFailure: true })
}

test('whatever happens in whatever order, what the exchange promises holds', {
  timeout: patience,
}, async () => {
  for (let left = sequences; left > 0; left -= most) {
    const world = await openWorld(stage, houses)
    const found = await tried(world, Math.min(left, most), tally, seed + left)
    expect(found.errorInstance).toBeNull()
  }
  expect(tally.seen.size).toBeGreaterThan(25)

  await stage.cloud.settled()
  const [main, keys] = await Promise.all([scan(stage.cloud, 'main'), scan(stage.cloud, 'keys')])
  // Past the gateway nothing is sent twice, so no attempts are kept; and keys are looked at after every step.
  const half = halves({ main, keys }).filter(
    (finding) => !/without (its attempts|one key for each tier)$/.test(finding),
  )
  expect(half.slice(0, 5)).toEqual([])
})

test.each(seeded)('$name is found', async ({ faults, breaks }: Seeded) => {
  const world = await openWorld(stage, houses, faults)
  const { failed, errorInstance } = await tried(world, 300, { ...tally, seen: new Set() })
  expect(failed).toBe(true)
  expect(String(errorInstance)).toMatch(new RegExp(breaks))
})
