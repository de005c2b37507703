import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { synthesise } from '../support/synthesise.ts'
import { crossReleases } from './crossing.ts'
import { synthesiseRevision } from './release.ts'

/*
 * Two releases over one table, as in the minutes of a deployment: `pnpm upgrade REVISION`. Today's release fills four
 * organisations and reads all that their people can; the release of the revision reads the same and changes cases and
 * programmes; today's reads again. Fails where either answers with less than it was told before, or not at all.
 */

const [revision] = process.argv.slice(2)
if (revision === undefined)
  throw new Error('the revision of the other release is missing: pnpm upgrade REVISION')

const folder = fileURLToPath(new URL('../../.local/upgrade/', import.meta.url))
rmSync(folder, { recursive: true, force: true })
mkdirSync(folder, { recursive: true })
const [older, newer] = [join(folder, 'older'), join(folder, 'newer')]

say(`synthesising ${revision}, and today's sources`)
await synthesiseRevision(revision, join(folder, 'sources'), older)
await synthesise(newer)
const turns = await crossReleases({ older, newer, data: join(folder, 'data') }, say)

for (const { release, asked, findings } of turns) {
  console.log(
    `${release}: ${asked} questions asked again, ${findings.length} answered with less or otherwise`,
  )
  const counts = new Map<string, number>()
  for (const { question, what } of findings) {
    const line = `${question}: ${what}`
    counts.set(line, (counts.get(line) ?? 0) + 1)
  }
  for (const [line, count] of counts) console.log(`  ${line}${count > 1 ? ` (${count} times)` : ''}`)
}
if (turns.some(({ asked, findings }) => asked === 0 || findings.length > 0)) process.exitCode = 1

function say(what: string): void {
  process.stderr.write(`${what}\n`)
}
