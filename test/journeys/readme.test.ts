import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
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
  const script = (name: string) => `${process.execPath} ${root}scripts/${name}.ts`
  const scripts = { token: script('token'), 'open-tenant': script('open-tenant') }
  symlinkSync(join(root, 'scripts'), join(folder, 'scripts'))
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
  expect(stdout).toContain('+ organisation Rückkehrberatung Ulm')
  expect(stdout).toContain('"state":"awaiting_consent"')
  expect(stdout).toContain('"notice"')
})

test('the README lets a system in, word for word', async () => {
  const [helpers] = blockBelow('Open a tenant, send a referral').split('\nTOKEN=')
  const block = `set -eu\n${helpers}\n${blockBelow('Let a system in')}`
  const { stdout } = await promisify(execFile)('bash', ['-c', block], { cwd: folder })
  expect(JSON.parse(stdout)).toMatchObject({ items: [{ names: expect.any(Array) }] })
})

test('the admin of that tenant reads the invitation, chooses a password and is in', async () => {
  const { api, console, outbox, cognito } = JSON.parse(
    readFileSync(join(folder, '.local', 'environment.json'), 'utf8'),
  )
  const email = 'ines@migration-bureau.example'
  const letters = async () => {
    const response = await fetch(outbox, { headers: { Accept: 'application/json' } })
    const all = (await response.json()) as { to: string; code: string; html: string }[] // letters of the pool
    return all.find(({ to }) => to === email)
  }
  await expect.poll(letters).toMatchObject({ html: expect.stringContaining(email) })
  expect(await (await fetch(outbox)).text()).toContain(email)

  const pool = async (operation: string, body: Record<string, unknown>) => {
    const response = await fetch(cognito.endpoint, {
      method: 'POST',
      headers: { 'X-Amz-Target': `AWSCognitoIdentityProviderService.${operation}` },
      body: JSON.stringify({ ClientId: cognito.clientId, ...body }),
    })
    return (await response.json()) as {
      ChallengeName?: string
      Session?: string
      AuthenticationResult?: { AccessToken: string }
    }
  }
  const asked = await pool('InitiateAuth', {
    AuthFlow: 'USER_PASSWORD_AUTH',
    AuthParameters: { USERNAME: email, PASSWORD: (await letters())?.code },
  })
  const { ChallengeName, Session } = asked
  const { AuthenticationResult } = await pool('RespondToAuthChallenge', {
    ChallengeName,
    Session,
    ChallengeResponses: { USERNAME: email, NEW_PASSWORD: 'A password of Ines, 1' },
  })
  // Through the console's address where there is a console, for both are one origin.
  const me = await fetch(`${console || api}/v1/me`, {
    headers: { Authorization: `Bearer ${AuthenticationResult?.AccessToken}` },
  })
  expect(await me.json()).toMatchObject({ roles: ['admin'] })
})
