import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'

const root = fileURLToPath(new URL('../../', import.meta.url))
const readme = readFileSync(join(root, 'README.md'), 'utf8')
const folder = mkdtempSync(join(tmpdir(), 'readme-'))
let stack: ChildProcess | undefined

/** The shell block that follows a heading, as a reader copies it. */
function blockBelow(heading: string): string {
  const block = readme.split(`## ${heading}`)[1]?.match(/```sh\n([\s\S]*?)```/)?.[1]
  if (block === undefined) throw new Error(`no block below "${heading}"`)
  return block
}

beforeAll(async () => {
  // The scripts are the project's own; only what they keep goes to a folder of this test.
  const scripts = { token: `${process.execPath} ${root}scripts/token.ts` }
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ private: true, scripts }))
  const args = [`${root}scripts/start.ts`, '--memory', '--port', '0']
  const started = spawn(process.execPath, args, {
    cwd: folder,
    env: { ...process.env, LC_ALL: 'C' },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  stack = started
  await new Promise<void>((resolve, reject) => {
    let said = ''
    started.stdout.on('data', (chunk: Buffer) => {
      said += String(chunk)
      if (said.includes('Ctrl-C')) resolve()
    })
    started.once('exit', () => reject(new Error(`it stopped before it served:\n${said}`)))
  })
})

afterAll(async () => {
  if (stack !== undefined && stack.exitCode === null) {
    stack.kill('SIGINT')
    await once(stack, 'exit')
  }
  rmSync(folder, { recursive: true, force: true })
})

test('the README opens a tenant and prepares a referral, word for word', async () => {
  const block = `set -eu\n${blockBelow('Open a tenant, send a referral')}`
  const { stdout } = await promisify(execFile)('bash', ['-c', block], { cwd: folder })
  expect(stdout).toContain('"slug":"migration-bureau"')
  expect(stdout).toContain('"state":"awaiting_consent"')
  expect(stdout).toContain('"notice"')
})
