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
  expect(survivors.length).toBeGreaterThanOrEqual(10)
  expect(survivors[0]).toMatchObject({ file: sources, line: expect.stringContaining('hkdfSync') })
})
