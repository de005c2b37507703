import { afterAll, vi } from 'vitest'

/* Test files share a process. What one of them spied on, or set in the environment, ends with it. */

afterAll(() => {
  vi.restoreAllMocks()
  vi.unstubAllEnvs()
})
