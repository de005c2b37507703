import { expect, it } from 'vitest'
import { mutate } from './mutate.ts'

/*
 * A small part of what `pnpm mutants` does as a whole (README of the tests): that takes hours.
 */

const sources = 'packages/vault/derive.ts'

it('whatever is changed in how keys are derived, their tests notice', async () => {
  const { killed, survivors } = await mutate({ sources, tests: 'packages/vault/derive.test.ts' })
  expect(survivors).toEqual([])
  expect(killed).toBeGreaterThanOrEqual(10)
  console.info(`mutants: ${killed} of ${killed} in how keys are derived are noticed`)
})

it('tests that look at something else notice nothing, and that is seen', async () => {
  const { killed, survivors } = await mutate({ sources, tests: 'packages/vault/expiring-cache.test.ts' })
  expect(killed).toBe(0)
  // Of the others the compiler lets nothing through.
  expect(survivors.length).toBeGreaterThanOrEqual(5)
  const line = survivors.map((survivor) => survivor.line).find((each) => each.includes('timingSafeEqual'))
  expect(line).toBe('return a.length === b.length && timingSafeEqual(a, b)')
})
