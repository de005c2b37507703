import { expect, test } from 'vitest'
import { likenessOf } from './support/probes/timing.ts'
import { dice } from './support/random.ts'

const chance = dice(29)
/** Durations as a busy machine gives them: about ten milliseconds, and now and then much more. */
const durations = (longer: number) =>
  Array.from(
    { length: 2_000 },
    () => (10 + chance.below(1_000) / 500 + (chance.below(20) === 0 ? 30 : 0)) * longer,
  )

test('answers that take equally long for both kinds are not told apart', () => {
  expect(likenessOf(durations(1), durations(1)).probability).toBeGreaterThan(0.01)
})

test('answers that take a tenth longer for one kind are told apart', () => {
  expect(likenessOf(durations(1), durations(1.1)).probability).toBeLessThan(0.0001)
})
