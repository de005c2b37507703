import type { SupportMeasure } from '@passerelle/domain/indicators'
import type { Somebody } from './population.ts'

/** Numbers by period, indicator and whom they count: `2026 trained SN female 18_to_60`. */
export type Recount = Map<string, number>

/**
 * Counts people by hand, by none of the code that counts in the product: what was published of each indicator, read as a
 * sentence and counted. Periods are the whole, years and months.
 */
export function recount(people: Iterable<Somebody>, into: Recount = new Map()): Recount {
  for (const { person, measures } of people) {
    const { country, gender, ageBracket } = person.facets
    const add = (indicator: string, on: string | undefined, number = 1) => {
      if (on === undefined) return
      for (const period of ['all', on.slice(0, 4), on.slice(0, 7)]) {
        const place = `${period} ${indicator} ${country} ${gender} ${ageBracket}`
        into.set(place, (into.get(place) ?? 0) + number)
      }
    }
    const attended = measures.filter(({ what }) => what === 'attended')
    const first = (those: readonly SupportMeasure[]) => those.map(({ on }) => on).toSorted()[0]
    const taught = first(attended)
    const certified = first(measures.filter(({ is }) => is === 'competence'))
    const recognised = first(measures.filter(({ is }) => is === 'recognition'))
    const working = first(measures.filter(({ is }) => is === 'employed' || is === 'self_employed'))
    const back = person.returnedOn
    add('participants', person.on)
    add('trained', taught)
    add('certified', certified)
    add('recognised', recognised)
    add('returned', back)
    add('voluntarily_returned', back)
    add('certified_and_returned', later(certified, back))
    add('in_work', working)
    add('certified_in_work', later(certified, working))
    add('recognised_in_work', later(recognised, working))
    add('reintegration_assistance', taught)
    for (const { on, units = 0 } of attended) add('teaching_units', on, units)
    for (const { on } of measures) add('support_measures', on)
  }
  return into
}

/** The day on which both had happened; none, where one of them has not. */
function later(one: string | undefined, other: string | undefined): string | undefined {
  if (one === undefined || other === undefined) return undefined
  return one > other ? one : other
}

/** What a report says in the same words; modules are counted by no person, and stand aside. */
export function inTheSameWords(
  period: string,
  lines: readonly {
    readonly indicator: string
    readonly cells: readonly { country: string; gender: string; ageBracket: string; number: number }[]
  }[],
): Recount {
  return new Map(
    lines.flatMap(({ indicator, cells }) =>
      cells.map(({ country, gender, ageBracket, number }) => [
        `${period} ${indicator} ${country} ${gender} ${ageBracket}`,
        number,
      ]),
    ),
  )
}

/** How many numbers differ between the two, in this period. */
export function differences(period: string, counted: Recount, told: Recount): number {
  const places = [...counted.keys()].filter((place) => place.startsWith(`${period} `))
  return new Set([...places, ...told.keys()].filter((place) => counted.get(place) !== told.get(place))).size
}
