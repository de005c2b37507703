import type { CalendarDate } from '../kernel/index.ts'
import { type Programme, presentEnd } from '../programmes/index.ts'
import type { IndicatorKey } from './indicator-keys.ts'
import type { ToldYears } from './publication.ts'
import { isExact } from './told.ts'

/*
 * A programme in the codes of the International Aid Transparency Initiative, edition 2.03 (iatistandard.org). Whatever is
 * told there anybody may read, and for good.
 */

/** Code list OrganisationType. */
export const iatiOrganisationTypes = [
  '10',
  '11',
  '15',
  '21',
  '22',
  '23',
  '24',
  '30',
  '40',
  '60',
  '70',
  '71',
  '72',
  '73',
  '80',
  '90',
] as const

/** Code list OrganisationRole. */
export const iatiRoles = { funding: '1', accountable: '2', implementing: '4' } as const

/** Code list Sector (DAC): orderly, safe, regular and responsible migration and mobility. */
export const iatiSector = '15190'

/** Code list Region (DAC): developing countries, unspecified. Which ones are told by no figure of a programme. */
export const iatiRegion = '998'

/** Code list IndicatorMeasure: a number of units. */
export const iatiMeasure = '1'

/** Code lists ActivityStatus and ActivityDateType. */
const statuses = { planned: '1', active: '2', finalising: '3', closed: '4' } as const
const dateTypes = { plannedStart: '1', actualStart: '2', plannedEnd: '3', actualEnd: '4' } as const

/** Where a programme stands: once it has ended it is closed when its funders have paid for the last time. */
export function iatiStatus({ state, lastPaymentOn }: Programme, today: CalendarDate): string {
  if (state !== 'ended') return statuses[state]
  return lastPaymentOn !== undefined && lastPaymentOn <= today ? statuses.closed : statuses.finalising
}

export type IatiDate = { readonly type: string; readonly day: CalendarDate }

/** Its days; one that is told as actual has come. */
export function iatiDates(programme: Programme, today: CalendarDate): readonly IatiDate[] {
  const { state, term } = programme
  const end = presentEnd(programme)
  const dates: IatiDate[] = [{ type: dateTypes.plannedStart, day: term.from }]
  if (state !== 'planned' && term.from <= today) dates.push({ type: dateTypes.actualStart, day: term.from })
  dates.push({ type: dateTypes.plannedEnd, day: end })
  if (state === 'ended' && end <= today) dates.push({ type: dateTypes.actualEnd, day: end })
  return dates
}

/**
 * What is told as a result, by code list ResultType: outputs and outcomes. That somebody returned is no success, and that
 * somebody stays no failure, while IATI holds that more is better: so returns are not told (domain.md N18).
 */
const results = [
  { kind: 'output', type: '1', indicators: ['participants', 'trained', 'certified', 'recognised'] },
  { kind: 'outcome', type: '2', indicators: ['in_work', 'founded'] },
] as const satisfies readonly { kind: string; type: string; indicators: readonly IndicatorKey[] }[]

export type IatiResult = {
  readonly kind: 'output' | 'outcome'
  readonly type: string
  readonly indicators: readonly {
    readonly indicator: IndicatorKey
    readonly years: readonly { readonly year: string; readonly number: number }[]
  }[]
}

/** The numbers that a funder was told exactly, by their years. Nothing else is told to everybody. */
export function iatiResults(told: ToldYears['years']): readonly IatiResult[] {
  const years = told.filter(({ to }) => to.length > 0)
  return results.flatMap(({ kind, type, indicators }) => {
    const counted = indicators.flatMap((indicator) => {
      const numbers = years.flatMap(({ period, lines }) => {
        const line = lines.find((each) => each.indicator === indicator)
        return line !== undefined && isExact(line) ? [{ year: period, number: line.atLeast }] : []
      })
      return numbers.length === 0 ? [] : [{ indicator, years: numbers }]
    })
    return counted.length === 0 ? [] : [{ kind, type, indicators: counted }]
  })
}
