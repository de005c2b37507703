import { execFile } from 'node:child_process'
import { rm } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

const run = promisify(execFile)
const root = fileURLToPath(new URL('../../', import.meta.url))

/** Writes the templates and bundles of a revision into a folder, out of sources that are checked out beside these. */
export async function synthesiseRevision(revision: string, sources: string, assembly: string): Promise<void> {
  await run('git', ['worktree', 'add', '--detach', '--force', sources, revision], { cwd: root })
  try {
    const install = ['--yes', 'pnpm@12', 'install', '--frozen-lockfile', '--prefer-offline']
    await run('npx', install, { cwd: sources, maxBuffer: 1e8 })
    const cdk = fileURLToPath(new URL('node_modules/.bin/cdk', `file://${sources}/`))
    await run(cdk, ['synth', '--quiet', '--output', assembly], { cwd: sources })
  } finally {
    await rm(sources, { recursive: true, force: true })
    await run('git', ['worktree', 'prune'], { cwd: root })
  }
}
