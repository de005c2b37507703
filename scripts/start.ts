import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { openLocalCloud } from '@passerelle/local-cloud'
import { demo } from './demo.ts'
import { writeEnvironment } from './environment.ts'
import { localFolder, root } from './folders.ts'
import { narrator } from './narrator.ts'
import { say } from './say.ts'
import { tellStory } from './story/story.ts'
import { synthesise } from './synthesise.ts'

/**
 * Runs the whole stack on this machine and tells the main job as a story of real HTTP calls.
 *
 * `--once` stops after the story; `--empty` opens no tenants; `--memory` keeps nothing; `--port N` chooses the API's
 * port, 0 any free one.
 */
const { values: options } = parseArgs({
  options: {
    once: { type: 'boolean', default: false },
    empty: { type: 'boolean', default: false },
    memory: { type: 'boolean', default: false },
    port: { type: 'string', default: '0' },
  },
})
const port = Number(options.port)
if (!Number.isInteger(port) || port < 0 || port > 65_535) fail('start.badPort', { port: options.port })

const stop = new AbortController()
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop.abort())

// A listener may stop listening; started processes are still to be ended in order.
process.stdout.on('error', () => stop.abort())

const narrate = narrator(process.stdout)
narrate.heading('start.synthesising')
await synthesise()

mkdirSync(localFolder, { recursive: true })
const data = options.memory ? undefined : join(localFolder, 'data')
const cloud = await openLocalCloud({
  assembly: join(root, 'cdk.out'),
  port,
  ...(data !== undefined && { data }),
}).catch((error: unknown) =>
  fail('start.notOpened', { reason: error instanceof Error ? error.message : String(error) }),
)
narrate.heading('start.open', { api: cloud.api })

let failed = false
try {
  if (!options.empty) {
    const stage = demo(cloud)
    await tellStory(stage, narrate, data)
    writeEnvironment(cloud, stage.members())
  } else {
    writeEnvironment(cloud, [])
  }
  if (!options.once && !stop.signal.aborted) {
    narrate.serving(cloud)
    await new Promise((resolve) => stop.signal.addEventListener('abort', resolve, { once: true }))
  }
} catch (error) {
  failed = !stop.signal.aborted
  if (failed) narrate.failure(error)
} finally {
  await cloud.close()
  if (options.memory) rmSync(join(localFolder, 'environment.json'), { force: true })
}
narrate.heading(failed ? 'start.failed' : 'start.closed')
process.exitCode = failed ? 1 : 0

function fail(key: string, facts: Record<string, unknown>): never {
  process.stderr.write(`${say(key, facts)}\n`)
  process.exit(1)
}
