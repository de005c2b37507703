import { randomIds } from '@passerelle/runtime'
import { noting } from '@passerelle/table/indicators'
import type { TestCloud } from '../../support/cloud.ts'
import { countAll } from '../../support/figures.ts'
import { type Cost, callsOf, costOf } from '../recording.ts'
import { type House, openHouse } from './house.ts'
import { accountItems, addTo, countAsItComes, figuresItems, keepItems, type Sums } from './keep.ts'
import { peopleOf, type Scale } from './population.ts'
import { type Outcome, rebuildApart } from './rebuilding.ts'
import { type Recount, recount } from './recount.ts'
import { costsOfReports, type ReportCosts, toldOtherwise } from './reports.ts'

/** What was measured. Each organisation of the many has its part of all measures; of the one, the figures hold all of them. */
export type Measured = {
  /** What it cost to count the few, each measure by itself. */
  readonly counting: Cost & { readonly notes: number }
  readonly few: ReportCosts
  readonly many: ReportCosts
  readonly one: ReportCosts
  readonly measures: number
  readonly persons: number
  /** Numbers of reports that differ from the recount by hand. */
  readonly differing: number
  /** What a rebuild of all came to, while the figures of one organisation were lost. */
  readonly rebuilt: Outcome
  /** Rows of figures of which that organisation had lost so many. */
  readonly lost: number
  /** A second rebuild, right after it. */
  readonly again: Outcome
}

/** As many as there were in the first year of a programme. */
export const fewMeasures: Scale = { measures: 1_000, persons: 67, tenants: 1 }

const eventsAtOnce = 12_000

export async function measureScale(
  stage: TestCloud,
  scale: Scale,
  say: (what: string) => void,
): Promise<Measured> {
  const { cloud } = stage
  say(`${fewMeasures.measures} measures, counted as they come by the API`)
  const few = await openHouse(stage)
  const counted = await countThroughApi(stage, few)
  let { differing } = counted

  const houses: House[] = []
  const all: Sums = new Map()
  const byHand: Recount = new Map()
  const one = await openHouse(stage)
  let [measures, persons, lost] = [0, 0, 0]
  for (let n = 0; n < scale.tenants; n += 1) {
    const house = await openHouse(stage)
    houses.push(house)
    const people = [...peopleOf(scale, n, house.programmeId)]
    persons += people.length
    measures += people.reduce((sum, each) => sum + each.measures.length, 0)
    const ledger = countAsItComes(people, eventsAtOnce)
    recount(people, byHand)
    for (const change of ledger.figures.values()) addTo(all, { ...change, programmeId: one.programmeId })
    await keepItems(stage, accountItems(house.tenant, ledger))
    // The figures of the first are lost, and have to come out of the ledger.
    if (n === 0) lost = ledger.figures.size
    else await keepItems(stage, figuresItems(house.tenant, ledger.figures))
    say(`${n + 1} of ${scale.tenants} organisations: ${persons} persons, ${measures} measures`)
  }
  await keepItems(stage, figuresItems(one.tenant, all))

  const tenants = houses.map(({ tenant }) => tenant)
  const rebuild = () =>
    rebuildApart(cloud, tenants, (accounts) => say(`rebuilt from ${accounts} of ${persons} accounts`))
  const rebuilt = await rebuild()
  const again = await rebuild()
  say('reports')
  differing += await toldOtherwise(one, byHand)
  for (const [n, house] of houses.entries()) {
    differing += await toldOtherwise(house, recount(peopleOf(scale, n, house.programmeId)))
  }
  const [first] = houses
  if (first === undefined) throw new Error('there is one organisation at least')
  return {
    counting: counted.counting,
    few: await costsOfReports(stage, few),
    many: await costsOfReports(stage, first),
    one: await costsOfReports(stage, one),
    measures,
    persons,
    differing,
    rebuilt,
    lost,
    again,
  }
}

/** Counts a few measures as it happens in operation: each noted by itself, and counted when a coordinator asks for it. */
async function countThroughApi(
  stage: TestCloud,
  house: House,
): Promise<Pick<Measured, 'counting' | 'differing'>> {
  const people = [...peopleOf(fewMeasures, 0, house.programmeId)]
  const { tenant, lead } = house
  const notes = people
    .flatMap(({ person, measures, mistaken }) => [person, ...measures, ...mistaken])
    .map((occurrence) => noting({ tenant, ids: randomIds }, [occurrence]))
  await keepItems(
    stage,
    notes.flatMap((write) => ('put' in write ? [write.put] : [])),
  )
  const calls = await callsOf(stage.cloud, lead, () => countAll(lead.api))
  const cost = costOf(calls.filter(({ tables }) => tables.has(stage.cloud.tables.main)))
  return {
    counting: { ...cost, notes: notes.length },
    differing: await toldOtherwise(house, recount(people)),
  }
}
