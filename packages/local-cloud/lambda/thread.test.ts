import { spawnSync } from 'node:child_process'
import { expect, it } from 'vitest'

it('a thread that serves nobody keeps no process from ending', () => {
  const thread = new URL('./thread.ts', import.meta.url).href
  const source = `import { openThread } from '${thread}'; openThread()`
  const options = ['--no-warnings', '--input-type=module', '--eval', source]
  const { status, signal } = spawnSync(process.execPath, options, { timeout: 600_000 })
  expect({ status, signal }).toEqual({ status: 0, signal: null })
})
