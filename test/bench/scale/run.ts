import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { openLocalCloud } from '@passerelle/local-cloud'
import { stage as stageOf } from '../../support/cloud.ts'
import { uncounted } from '../../support/quotas.ts'
import { synthesise } from '../../support/synthesise.ts'
import { untold } from '../../support/untold.ts'
import type { Cost } from '../recording.ts'
import { table } from '../report.ts'
import { fewMeasures, type Measured, measureScale } from './measure.ts'
import { costsOfPages, type FoundPage, keepOffers } from './offers.ts'
import { published } from './population.ts'

/*
 * The published scale on this machine, against the stack of today's sources with an engine in memory: what a report costs with
 * a thousand measures and with all of them, what it takes to make all figures anew, and what a page of a large directory
 * costs. `--quick` for a hundredth of it; `CDK_OUTDIR` names templates that stand there already.
 */

const root = fileURLToPath(new URL('../../../', import.meta.url))
const folder = join(root, '.local', 'scale')
const given = process.env['CDK_OUTDIR']
const assembly = given ?? join(folder, 'cdk.out')

const { quick } = parseArgs({ options: { quick: { type: 'boolean', default: false } } }).values
const scale = quick ? { measures: 8_979, persons: 600, tenants: 3 } : published
const offers = quick ? 200 : 20_000

const begun = Date.now()
rmSync(folder, { recursive: true, force: true })
if (given === undefined) {
  say('synthesising')
  await synthesise(assembly)
}
// Whoever signs in at the beginning asks in the end, and that may be long after.
const cloud = await openLocalCloud({
  assembly,
  template: (stacks) => uncounted(untold(stacks)),
  tokenLife: 200,
})
try {
  const stage = stageOf(cloud)
  const seen = await measureScale(stage, scale, say)
  process.stdout.write(`\n${reportsTable(seen)}\n${rebuildLines(seen)}\n`)
  say(`a directory with ${offers} offers`)
  const rows = await keepOffers(stage, 'SN', offers)
  const pages = await costsOfPages(stage, 'SN')
  process.stdout.write(`\n${offers} offers in ${rows} rows\n${pagesTable(pages)}\n`)
} finally {
  await cloud.close()
  rmSync(folder, { recursive: true, force: true })
}

function reportsTable({ few, many, one, measures, persons }: Measured): string {
  const { tenants } = scale
  const columns = [
    [`of ${fewMeasures.measures} measures`, few],
    [`of ${Math.round(measures / tenants)}, among ${tenants} organisations`, many],
    [`of all ${measures} in one programme`, one],
  ] as const
  const names = ['all', 'year', 'month', 'week', 'freeze'] as const
  const spent = ({ calls, readUnits, writeUnits }: Cost) =>
    `${calls} calls, ${readUnits} + ${writeUnits} units`
  return [
    `${measures} measures, ${persons} persons, ${tenants} organisations; read + write units\n`,
    table([
      ['report', ...columns.map(([name]) => name)],
      ...names.map((name) => [name, ...columns.map(([, costs]) => spent(costs[name]))]),
    ]),
  ].join('')
}

function rebuildLines({ counting, rebuilt, again, lost, differing }: Measured): string {
  const each = (units: number) => (units / counting.notes).toFixed(1)
  return [
    `counted ${counting.notes} notes one by one: each ${each(counting.readUnits)} read and ${each(counting.writeUnits)} write units`,
    `rebuilt ${rebuilt.rows} rows of figures out of ${rebuilt.accounts} accounts; peak ${rebuilt.peakMegabytes} MB`,
    `${rebuilt.changed} rows written, ${lost} were lost; once more: ${again.changed} written`,
    `numbers of reports that differ from a recount by hand: ${differing}`,
    '',
  ].join('\n')
}

function pagesTable(pages: Readonly<Record<string, FoundPage>>): string {
  return table([
    ['page', 'calls', 'read units', 'offers'],
    ...Object.entries(pages).map(([name, { calls, readUnits, found }]) => [name, calls, readUnits, found]),
  ])
}

function say(what: string): void {
  process.stderr.write(`… ${Math.round((Date.now() - begun) / 1000)} s: ${what}\n`)
}
