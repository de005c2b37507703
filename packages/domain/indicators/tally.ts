import type { CalendarDate, ModuleId, ProgrammeId } from '../kernel/index.ts'
import { type CountingAccount, caseIn } from './account.ts'
import type { CountingRule, Happened, RuleEdition } from './counting-rules.ts'
import type { Accompanied, Facets, Occurrence, SupportMeasure } from './occurrence.ts'

/** What one person adds to the figures of a programme on one day. */
export type Contribution = {
  readonly programmeId: ProgrammeId
  readonly on: CalendarDate
  readonly rule: string
  readonly facets: Facets
  /** Of what was taught: which module it was. */
  readonly moduleId?: ModuleId
  readonly number: number
}

/**
 * What one person adds by an edition of the rules: their account, and those of cases that go on in it. An account that goes
 * on in another adds nothing by itself, so that nobody is counted twice.
 */
export function tally(
  account: CountingAccount,
  joined: readonly CountingAccount[],
  { rules }: Pick<RuleEdition, 'rules'>,
): readonly Contribution[] {
  const person = caseIn(account)
  if (person === undefined || person.goesOnAs !== undefined) return []
  const measures = [account, ...joined]
    .flatMap(({ occurrences }) => occurrences)
    .filter(isMeasure)
    .filter(({ voided }) => voided !== true)
  const ways = waysOf(person)
  const programmes = new Set(
    [...ways, ...measures].map(({ programmeId }) => programmeId).filter((id) => id !== undefined),
  )
  return [...programmes].flatMap((programmeId) => {
    const own = measures.filter((each) => (each.programmeId ?? payingOn(ways, each.on)) === programmeId)
    const way = ways.find((each) => each.programmeId === programmeId)
    const known: Known = { person, measures: own, ...(way && { way }) }
    return rules.flatMap((rule) =>
      countBy(rule, known).map((counted) => ({
        programmeId,
        rule: rule.key,
        facets: person.facets,
        ...counted,
      })),
    )
  })
}

/** What is known of a person in one programme. */
type Known = {
  readonly person: Accompanied
  readonly measures: readonly SupportMeasure[]
  /** How long their case was in it, where it was. */
  readonly way?: Way
}

/** A programme in which a case is, or was: from a day on, and until one. */
type Way = {
  readonly programmeId: ProgrammeId | undefined
  readonly from: CalendarDate
  readonly until?: CalendarDate
}

/** The programmes of a case, one after the other; the last is the one that it is in. */
function waysOf({ on, programmeId, former = [] }: Accompanied): readonly Way[] {
  const since = (place: number) => former[place - 1]?.until ?? on
  return [
    ...former.map((each, place) => ({ ...each, from: since(place) })),
    { programmeId, from: since(former.length) },
  ]
}

/** The programme that a case was in on a day: it pays for what no other one does. */
function payingOn(ways: readonly Way[], on: CalendarDate): ProgrammeId | undefined {
  return ways.find(({ until }) => until === undefined || on <= until)?.programmeId
}

type Counted = Pick<Contribution, 'on' | 'number' | 'moduleId'>

function countBy({ counts, all }: CountingRule, known: Known): readonly Counted[] {
  switch (counts) {
    case 'persons':
      return onceFor(all.map((each) => daysOf(each, known)))
    case 'measures':
      return all.flatMap((each) => matching(each, known)).map(({ on }) => ({ on, number: 1 }))
    case 'units':
      return all.flatMap((each) => matching(each, known)).map(({ on, units = 0 }) => ({ on, number: units }))
    case 'modules':
      return all
        .flatMap((each) => matching(each, known))
        .flatMap(({ on, moduleId }) => (moduleId ? [{ on, moduleId, number: 1 }] : []))
  }
}

/** On the first day on which all of it had happened; never, where some of it has not. */
function onceFor(days: readonly (readonly CalendarDate[])[]): readonly Counted[] {
  const first = days.map((each) => each.toSorted()[0])
  if (!first.every((day) => day !== undefined)) return []
  const on = first.toSorted().at(-1)
  return on === undefined ? [] : [{ on, number: 1 }]
}

function daysOf(happened: Happened, known: Known): readonly CalendarDate[] {
  const { measures, way } = known
  // Whoever was taught in a programme took part in it, also where another one pays for the rest by now.
  if (happened.what === 'accompanied') return way ? [way.from] : measures.map(({ on }) => on)
  if (happened.what === 'returned') return returnedIn(known)
  return matching(happened, known).map(({ on }) => on)
}

/** Whoever was only accompanied in a programme returned in it as long as they were; whoever it taught, whenever that was. */
function returnedIn({ person: { returnedOn }, measures, way }: Known): readonly CalendarDate[] {
  if (returnedOn === undefined) return []
  const isOver = way?.until !== undefined && returnedOn > way.until && measures.length === 0
  return isOver ? [] : [returnedOn]
}

function matching(happened: Happened, { person, measures }: Known): readonly SupportMeasure[] {
  if (happened.what === 'returned') return []
  const { what, is, ofReturning } = happened
  if (ofReturning && !person.returns) return []
  return measures.filter(
    (each) => each.what === what && (is === undefined || (each.is !== undefined && is.includes(each.is))),
  )
}

function isMeasure(occurrence: Occurrence): occurrence is SupportMeasure {
  return occurrence.what !== 'accompanied'
}
