import type { TestCloud } from '../../support/cloud.ts'
import { type Cost, callsOf, costOf } from '../recording.ts'
import type { House } from './house.ts'
import { differences, inTheSameWords, type Recount } from './recount.ts'

/** What it costs at the table to read figures of each length, and to freeze them. */
export type ReportCosts = Readonly<Record<'all' | 'year' | 'month' | 'week' | 'freeze', Cost>>

const periods = { all: 'all', year: '2025', month: '2025-06', week: '2025-W23' } as const

export async function costsOfReports({ cloud }: TestCloud, house: House): Promise<ReportCosts> {
  const { lead, programmeId } = house
  const params = { programmeId }
  const costs: Record<string, Cost> = {}
  const measure = async (name: string, act: () => Promise<unknown>) => {
    const calls = await callsOf(cloud, lead, act)
    costs[name] = costOf(calls.filter(({ tables }) => tables.has(cloud.tables.main)))
  }
  // Once beforehand: what an environment keeps in memory is no part of it.
  await lead.api.readFigures({ params })
  for (const [name, period] of Object.entries(periods)) {
    await measure(name, () => lead.api.readFigures({ params, query: { period } }))
  }
  await lead.api.freezeReport({ params, body: { period: '2023' } })
  await measure('freeze', () => lead.api.freezeReport({ params, body: { period: 'all' } }))
  return costs as ReportCosts // each was measured
}

/** How many numbers the reports over the whole, a year and a month tell otherwise than they were counted by hand. */
export async function toldOtherwise({ lead, programmeId }: House, counted: Recount): Promise<number> {
  let many = 0
  for (const period of [periods.all, periods.year, periods.month]) {
    const { body } = await lead.api.readFigures({ params: { programmeId }, query: { period } })
    const aside = new Set(['modules_taught', 'founded'])
    const lines = body.lines.filter(({ indicator }) => !aside.has(indicator))
    many += differences(period, counted, inTheSameWords(period, lines))
  }
  return many
}
