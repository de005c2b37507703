import { execFile } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Sentence, sentence, told } from './say.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'commands-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

type Said = { readonly code: number; readonly stdout: string; readonly stderr: string }

/** Runs a script as a person at an English terminal does, in a folder in which nothing was started. */
async function run(script: 'start' | 'token', ...args: string[]): Promise<Said> {
  const file = fileURLToPath(new URL(`./${script}.ts`, import.meta.url))
  const env = { PATH: process.env['PATH'], LC_ALL: 'C' }
  return promisify(execFile)(process.execPath, [file, ...args], { cwd: folder, env }).then(
    (said) => ({ code: 0, ...said }),
    ({ code, stdout, stderr }: Said) => ({ code, stdout, stderr }),
  )
}

const refusal = (why: Sentence) => ({ code: 1, stdout: '', stderr: `${told(why, 'en')}\n` })

describe('start', () => {
  it('says what a wrong option is, in one sentence', async () => {
    expect(await run('start', '--prot', '8080')).toEqual(
      refusal(sentence('start.unknownOption', { option: '--prot' })),
    )
    expect(await run('start', '--port', 'abc')).toEqual(refusal(sentence('start.badPort', { port: 'abc' })))
  })

  it('explains itself', async () => {
    const { code, stdout } = await run('start', '--help')
    expect(code).toBe(0)
    for (const option of ['--port', '--memory', '--empty', '--once', '--help'])
      expect(stdout).toContain(option)
  })

  it('sees that the port is taken before it does anything else', async () => {
    const other = createServer().listen(0, '127.0.0.1')
    await once(other, 'listening')
    const address = other.address()
    const port = typeof address === 'object' ? address?.port : undefined
    expect(await run('start', '--port', String(port))).toEqual(
      refusal(sentence('start.portTaken', { port: String(port) })),
    )
    expect(existsSync(join(folder, '.local'))).toBe(false)
    other.close()
  })

  it('sees that a stack already runs here before it does anything else', async () => {
    const data = join(folder, '.local', 'data')
    mkdirSync(data, { recursive: true })
    writeFileSync(join(data, 'lock'), String(process.pid))
    expect(await run('start')).toEqual(
      refusal(sentence('start.folderInUse', { holder: process.pid, folder: data })),
    )
  })
})

describe('token', () => {
  it('says that no stack runs here where none was started', async () => {
    expect(await run('token', 'bfz', 'coach')).toEqual(refusal(sentence('token.notRunning')))
  })

  it('says so too where one was killed and left its addresses behind', async () => {
    const gone = createServer().listen(0, '127.0.0.1')
    await once(gone, 'listening')
    const address = gone.address()
    const port = typeof address === 'object' ? address?.port : undefined
    gone.close()
    await once(gone, 'close')
    mkdirSync(join(folder, '.local'))
    const cognito = { endpoint: `http://127.0.0.1:${port}`, userPoolId: 'eu-central-1_a', clientId: 'a' }
    const member = { email: 'a@example.org', password: 'A', slug: 'bfz', roles: ['coach'] }
    writeFileSync(
      join(folder, '.local', 'environment.json'),
      JSON.stringify({ api: `http://127.0.0.1:${port}`, cognito, members: [member] }),
    )
    expect(await run('token', 'bfz', 'coach')).toEqual(refusal(sentence('token.notRunning')))
    const nobody = await run('token', 'elsewhere')
    expect(nobody).toEqual(refusal(sentence('token.nobody', { known: 'bfz coach' })))
  })

  it('says what it wants to be told', async () => {
    expect(await run('token')).toEqual(refusal(sentence('token.help')))
    expect(await run('token', '--tenant', 'bfz')).toEqual(refusal(sentence('token.help')))
    expect(await run('token', '--help')).toEqual({
      code: 0,
      stdout: `${told(sentence('token.help'), 'en')}\n`,
      stderr: '',
    })
  })
})
