import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import {
  AdminCreateUserCommand,
  CognitoIdentityProviderClient,
} from '@aws-sdk/client-cognito-identity-provider'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { isRunning } from './children.ts'
import { freePort } from './ports.ts'
import { openSampleCloud } from './testing/sample-cloud.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'local-cloud-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const runs = (pid: number | undefined) => pid !== undefined && isRunning(pid)

describe('with a data folder', () => {
  test('a second start finds the same tables, keys, people and pool', async () => {
    const first = await openSampleCloud({ data: folder })
    expect((await first.call('/v1/notes/1', 'aaaa/coach', { method: 'PUT', body: 'kept' })).status).toBe(201)
    const cognito = new CognitoIdentityProviderClient({
      endpoint: first.cloud.cognito.endpoint,
      region: 'eu-central-1',
      credentials: first.cloud.accountCredentials(),
    })
    const person = { UserPoolId: first.cloud.cognito.userPoolId, Username: 'coach@example.org' }
    await cognito.send(new AdminCreateUserCommand({ ...person, MessageAction: 'SUPPRESS' }))
    await first.close()

    const second = await openSampleCloud({ data: folder })
    expect(second.cloud.cognito.userPoolId).toBe(person.UserPoolId)
    expect(second.cloud.cognito.clientId).toBe(first.cloud.cognito.clientId)
    expect(await (await second.call('/v1/notes/1', 'aaaa/coach')).json()).toEqual({ text: 'kept' })
    await second.cloud.setPassword('coach@example.org', 'A long enough passw0rd!')
    await second.close()
    expect(statSync(join(folder, 'keys.json')).mode & 0o077).toBe(0)
  })

  test('a second local cloud on it is told who holds it', async () => {
    const first = await openSampleCloud({ data: folder })
    await expect(openSampleCloud({ data: folder })).rejects.toThrow(/in use by another local cloud/)
    await first.close()
    const second = await openSampleCloud({ data: folder })
    await second.close()
  })

  test('an engine that is killed comes back with everything that was acknowledged', async () => {
    const sample = await openSampleCloud({ data: folder })
    await sample.call('/v1/notes/1', 'aaaa/coach', { method: 'PUT', body: 'kept' })
    process.kill(sample.cloud.processes().engine ?? 0, 'SIGKILL')
    const text = async () => {
      const response = await sample.call('/v1/notes/1', 'aaaa/coach')
      return response.json()
    }
    await expect.poll(text).toEqual({ text: 'kept' })
    await sample.close()
  })

  test('a local cloud that is killed takes its engine along and leaves a folder that opens again', async () => {
    const victim = spawn(process.execPath, [
      fileURLToPath(new URL('./testing/victim.ts', import.meta.url)),
      folder,
    ])
    const line = await new Promise<string>((resolve) =>
      victim.stdout.once('data', (data) => resolve(String(data))),
    )
    const { engine } = JSON.parse(line)
    expect(runs(engine)).toBe(true)
    victim.kill('SIGKILL')
    await expect.poll(() => runs(engine)).toBe(false)
    const sample = await openSampleCloud({ data: folder })
    await sample.close()
  })
})

test('what was started is ended by close', async () => {
  const { cloud } = await openSampleCloud()
  const { engine } = cloud.processes()
  expect(runs(engine)).toBe(true)
  await cloud.close()
  expect(runs(engine)).toBe(false)
  await expect(fetch(cloud.api)).rejects.toThrow()
})

test('a taken port is said plainly, and nothing is left running', async () => {
  const port = await freePort()
  const other = createServer()
  await new Promise<void>((resolve) => other.listen(port, '127.0.0.1', resolve))
  await expect(openSampleCloud({ port })).rejects.toThrow(`Port ${port} is already taken by another program.`)
  await new Promise((resolve) => other.close(resolve))
  const sample = await openSampleCloud({ port })
  expect(sample.cloud.api).toBe(`http://127.0.0.1:${port}`)
  await sample.close()
})
