import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { root } from './folders.ts'

/*
 * Plays a restore on this machine, as `infra/runbooks/restore.md` tells it: the main table comes back from before, what was erased
 * since is erased again, and keys that come back as well are seen. The drill is a test; this shows all that it prints.
 */
const vitest = fileURLToPath(new URL('vitest.mjs', import.meta.resolve('vitest/package.json')))
const drill = fork(vitest, ['run', '--reporter=verbose', 'test/privacy/restore.test.ts'], { cwd: root })
const [code] = await once(drill, 'exit')
process.exitCode = typeof code === 'number' ? code : 1
