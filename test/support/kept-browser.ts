import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { type BrowserContext, chromium, type Page } from 'playwright-core'
import { afterAll } from 'vitest'
import { chromiumHere } from './chromium.ts'

const patienceMs = 600_000

/** A browser on somebody's own device: what it keeps is there again when it is opened next. */
export type KeptBrowser = {
  /** Opens it, with a network or without, at one window. */
  open(options?: {
    readonly offline?: boolean
  }): Promise<{ readonly page: Page; readonly context: BrowserContext }>
  /** Ends it at once, without a word to it, as a telephone does that has no memory left. */
  kill(): Promise<void>
  /** Everything that lies on the disk, by the name of its file. */
  files(): readonly { readonly name: string; readonly content: Buffer }[]
}

/** A device for a test file; it is taken away after its last test. */
export async function keptBrowser(): Promise<KeptBrowser> {
  const profile = mkdtempSync(join(tmpdir(), 'passerelle-device-'))
  const { executable, env } = await chromiumHere()
  let running: ChildProcess | undefined

  async function kill(): Promise<void> {
    const child = running
    running = undefined
    if (child === undefined || child.exitCode !== null) return
    const gone = once(child, 'exit')
    // Its parts are children of its own, which end with it.
    child.kill('SIGKILL')
    await gone
  }
  afterAll(async () => {
    await kill()
    rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 })
  })

  return {
    kill,
    async open({ offline = false } = {}) {
      await kill()
      const child = spawn(
        executable,
        [
          ...['--headless', '--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--no-first-run'],
          ...['--lang=en-GB', '--remote-debugging-port=0', `--user-data-dir=${profile}`, 'about:blank'],
        ],
        { env: { ...process.env, ...env }, stdio: ['ignore', 'ignore', 'pipe'] },
      )
      running = child
      const browser = await chromium.connectOverCDP(await addressOf(child))
      const [context] = browser.contexts()
      if (context === undefined) throw new Error('the browser has no window')
      context.setDefaultTimeout(patienceMs)
      await context.setOffline(offline)
      return { context, page: context.pages()[0] ?? (await context.newPage()) }
    },
    files: () =>
      readdirSync(profile, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath, entry.name))
        .map((name) => ({ name: name.slice(profile.length), content: readFileSync(name) })),
  }
}

/** Where a browser that was just started is spoken to. */
async function addressOf({ stderr }: ChildProcess): Promise<string> {
  if (stderr === null) throw new Error('nothing is heard of the browser')
  for await (const line of createInterface({ input: stderr })) {
    const [, address] = /DevTools listening on (ws:\S+)/.exec(line) ?? []
    if (address !== undefined) {
      stderr.resume()
      return address
    }
  }
  throw new Error('the browser did not start')
}
