import { afterAll, vi } from 'vitest'

/* Test files share a process. The spies and variables that one of them set end with it. */

afterAll(() => {
  vi.restoreAllMocks()
  vi.unstubAllEnvs()
})
