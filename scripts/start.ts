import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { calendarDaysLeft, calendarKnownUntil, calendarWarningDays } from '@passerelle/domain/calendar'
import { isOutdated, testedEdition } from '@passerelle/domain/zones'
import { assertAvailable, openLocalCloud } from '@passerelle/local-cloud'
import { demo } from './demo.ts'
import { removeEnvironment, writeEnvironment } from './environment.ts'
import { localFolder } from './folders.ts'
import { narrator } from './narrator.ts'
import { obstacleIn } from './obstacle.ts'
import { readOptions } from './options.ts'
import { openOutbox } from './outbox.ts'
import { type Sentence, say, told } from './say.ts'
import { tellStory } from './story/story.ts'
import { synthesise } from './synthesise.ts'

/**
 * Runs the whole stack on this machine and tells the main job as a story of real HTTP calls. `--help` names the
 * options.
 */
const options = readOptions(process.argv.slice(2))
if (options === 'help') {
  process.stdout.write(`${say('start.help')}\n`)
  process.exit(0)
}
if ('key' in options) fail(options)
const { node, tz } = process.versions
if (isOutdated(tz)) {
  const facts = { edition: tz ?? '?', node, tested: testedEdition }
  process.stderr.write(`${say('start.oldTimeZones', facts)}\n`)
}

const daysLeft = calendarDaysLeft(new Date().toISOString().slice(0, 10))
if (daysLeft <= calendarWarningDays) {
  process.stderr.write(`${say('start.endingHolidays', { until: calendarKnownUntil })}\n`)
}

const stop = new AbortController()
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop.abort())

// A listener may stop listening; started processes are still to be ended in order.
process.stdout.on('error', () => stop.abort())

const narrate = narrator(process.stdout)
const data = options.memory ? undefined : join(localFolder, 'data')
const place = { port: options.port, ...(data !== undefined && { data }) }
await assertAvailable(place).catch(notOpened)

narrate.heading('start.synthesising')
const assembly = await synthesise(stop.signal).catch(notOpened)
mkdirSync(localFolder, { recursive: true })
const cloud = await openLocalCloud({ assembly, ...place }).catch(notOpened)
narrate.heading('start.open', { api: cloud.api })

let failed = false
const outbox = await openOutbox(cloud.mails)
try {
  await cloud.deploy()
  const stage = demo(cloud)
  // Without tenants there is still somebody who may open the first.
  const ownPage = options.empty ? undefined : await tellStory(stage, narrate, data)
  if (options.empty) await stage.operator()
  const members = stage.members()
  writeEnvironment(cloud, outbox.url, members)
  if (!options.once && !stop.signal.aborted) {
    narrate.serving({ cloud, outbox: outbox.url, members, ownPage })
    await new Promise((resolve) => stop.signal.addEventListener('abort', resolve, { once: true }))
  }
} catch (error) {
  failed = !stop.signal.aborted
  if (failed) narrate.failure(error)
} finally {
  await outbox.close()
  await cloud.close()
  removeEnvironment(cloud)
}
narrate.heading(failed ? 'start.failed' : 'start.closed')
process.exitCode = failed ? 1 : 0

/** A person who ends it before it began gets just that; a failure gets one sentence. */
function notOpened(error: unknown): never {
  if (stop.signal.aborted) process.exit(0)
  return fail(obstacleIn(error))
}

function fail(sentence: Sentence): never {
  process.stderr.write(`${told(sentence)}\n`)
  process.exit(1)
}
