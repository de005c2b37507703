import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { openLocalCloud } from '@passerelle/local-cloud'
import { stage as stageOf } from '../support/cloud.ts'
import { preparedCase, twoHouses } from '../support/exchange.ts'
import { uncounted } from '../support/quotas.ts'
import { synthesise } from '../support/synthesise.ts'
import { type Bill, billOfStanding, billOfWork, times, together } from './bill.ts'
import { oneDay, oneHandover } from './scenarios.ts'
import { standingIn } from './template-facts.ts'
import { workMeter } from './work-meter.ts'

/*
 * What the platform costs, out of what one handover, one day of a coach and one round of the clock that seals journals take on this machine, at
 * the prices of `prices.json`: for 1,000 handovers, for an organisation in a month, and for a stage where nobody works.
 */

const { values } = parseArgs({
  options: {
    coaches: { type: 'string', default: '20' },
    handovers: { type: 'string', default: '40' },
  },
})
const coaches = Number(values.coaches)
const handovers = Number(values.handovers)
const workingDays = 21
/** Every five minutes of thirty days. */
const roundsOfSealing = 30 * 288

const assembly = mkdtempSync(join(tmpdir(), 'passerelle-costs-'))
try {
  await synthesise(assembly)
  await print()
} finally {
  rmSync(assembly, { recursive: true, force: true })
}

async function print(): Promise<void> {
  const meter = workMeter(assembly)
  const cloud = await openLocalCloud({
    assembly,
    template: uncounted,
    log: meter.log,
    // Clocks go when they are told to, and not in between.
    clock: { now: () => new Date() },
  })
  try {
    const stage = stageOf(cloud)
    const houses = await twoHouses(stage)
    const { id } = await preparedCase(houses)
    // What is looked up once, an environment knows from then on.
    await oneHandover(houses)
    await oneDay(houses, id)
    const handover = await meter.during(cloud, () => oneHandover(houses))
    const day = await meter.during(cloud, () => oneDay(houses, id))
    const round = await meter.during(cloud, () =>
      cloud.invoke('seal-journal', { due: new Date().toISOString() }),
    )
    const organisations = 4
    const month = together(
      times(coaches * workingDays, day),
      times(handovers, handover),
      times(roundsOfSealing / organisations, round),
    )
    show('1,000 handovers', billOfWork(times(1_000, handover)))
    show(
      `an organisation in a month: ${coaches} coaches on ${workingDays} days, ${handovers} handovers, its journal sealed`,
      billOfWork(month),
    )
    show(
      'a stage in a month where nobody works, and a gigabyte',
      billOfStanding({ ...standingIn(assembly), gigabytesStored: 1 }),
    )
  } finally {
    await cloud.close()
  }
}

function show(what: string, { lines, usd }: Bill): void {
  const rows = lines
    .filter(({ quantity }) => quantity > 0)
    .map(({ name, quantity, usd: part }) =>
      [
        `  ${name.padEnd(18)}`,
        quantity.toFixed(quantity < 100 ? 4 : 0).padStart(14),
        part.toFixed(4).padStart(12),
      ].join(' '),
    )
  process.stdout.write(`${[`${what}: ${usd.toFixed(4)} USD`, ...rows].join('\n')}\n\n`)
}
