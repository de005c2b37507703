import { areas } from './areas.ts'
import { reasonOf } from './known.ts'
import { mutate } from './mutate.ts'

/*
 * Changes the sources that decide about people, one thing at a time, and counts how many of the changes their tests notice.
 * Takes the names of areas, or all of them (areas.ts); prints every change that was not noticed, with the reason where none
 * could (known.ts). Fails where fewer than nine of ten are noticed.
 */

const aim = 0.9

const names = process.argv.slice(2)
const unknown = names.filter((name) => !areas.some((area) => area.name === name))
if (unknown.length > 0) throw new Error(`no such area: ${unknown.join(', ')}`)

for (const area of areas.filter(({ name }) => names.length === 0 || names.includes(name))) {
  const { killed, survivors } = await mutate(area)
  const reasons = survivors.map(reasonOf)
  for (const [n, { file, lineNumber, line, replacement }] of survivors.entries()) {
    console.log(`${file}:${lineNumber}\n  - ${line}\n  + ${replacement.replaceAll(/\s+/g, ' ')}`)
    console.log(`  ${reasons[n] ?? 'not noticed'}`)
  }
  const all = killed + survivors.length
  const explained = reasons.filter((reason) => reason !== undefined).length
  const share = killed / all
  console.log(
    `${area.name}: ${killed} of ${all} changes are noticed (${(share * 100).toFixed(1)} %), ${explained} cannot be`,
  )
  if (!(share >= aim)) process.exitCode = 1
}
