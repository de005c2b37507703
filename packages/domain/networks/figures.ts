import * as z from 'zod'
import { words } from '../casework/names/fold.ts'
import type { CalendarDate, InstitutionId, NetworkId } from '../kernel/index.ts'
import { countedAs } from './counted-once.ts'
import { type EventKind, eventKinds, type NetworkEvent } from './event.ts'
import type { Institution } from './institution.ts'

const count = z.int().min(0)

const totals = {
  events: count,
  /** Everybody at each event: who came twice is counted twice. */
  attendances: count,
  /** Persons once over the whole programme, at the event to which they came first. */
  persons: count,
  /** Institutions once, across all spellings and events. */
  institutions: count,
  /** Forms of dialogue, each once. */
  formats: count,
}

export const eventTotalsSchema = z.strictObject(totals)

export type EventTotals = z.infer<typeof eventTotalsSchema>

/** What came of the events of a programme in a period, in all and by what they were. */
export const eventFiguresSchema = eventTotalsSchema.extend({
  kinds: z.array(z.strictObject({ kind: z.enum(eventKinds), ...totals })),
})

export type EventFigures = z.infer<typeof eventFiguresSchema>

/** A network on one day: its institutions, each once, and how many of them are non-governmental. */
export const networkFiguresSchema = z.strictObject({ institutions: count, ngos: count })

export type NetworkFigures = z.infer<typeof networkFiguresSchema>

type Held = Pick<NetworkEvent, 'kind' | 'state' | 'format' | 'attendance'>
type Counted = Pick<Institution, 'id' | 'mergedInto' | 'kind' | 'memberships'>

/** The figures of events. Those that were not held count for nothing. */
export function eventFigures(
  events: readonly Held[],
  institutions: readonly Pick<Counted, 'id' | 'mergedInto'>[],
): EventFigures {
  const as = countedAs(institutions)
  const held = events.filter(({ state }) => state === 'held')
  const of = (kind: EventKind) => held.filter((event) => event.kind === kind)
  return {
    ...totalsOf(held, as),
    kinds: eventKinds
      .filter((kind) => of(kind).length > 0)
      .map((kind) => ({ kind, ...totalsOf(of(kind), as) })),
  }
}

/** The figures of a network on a day. An institution is what the entry says that it counts as. */
export function networkFigures(
  network: NetworkId,
  institutions: readonly Counted[],
  day: CalendarDate,
): NetworkFigures {
  const as = countedAs(institutions)
  const kinds = new Map(institutions.map(({ id, kind }) => [id, kind]))
  const members = new Set(
    institutions
      .filter(({ memberships }) =>
        memberships.some(
          ({ networkId, since, until }) =>
            networkId === network && since <= day && (until === undefined || day <= until),
        ),
      )
      .map(({ id }) => as(id)),
  )
  return {
    institutions: members.size,
    ngos: [...members].filter((id) => kinds.get(id) === 'ngo').length,
  }
}

function totalsOf(events: readonly Held[], as: (id: InstitutionId) => InstitutionId): EventTotals {
  const attendances = events.flatMap(({ attendance }) => attendance ?? [])
  const heads = attendances.flatMap(({ lines, others }) => [...lines, others])
  const sum = (numbers: readonly number[]) => numbers.reduce((all, one) => all + one, 0)
  const formats = events.flatMap(({ format }) => (format === undefined ? [] : [words(format).join(' ')]))
  return {
    events: events.length,
    attendances: sum(heads.map(({ persons }) => persons)),
    persons: sum(heads.map(({ persons, returning }) => persons - returning)),
    institutions: new Set(
      attendances.flatMap(({ lines }) => lines.map(({ institutionId }) => as(institutionId))),
    ).size,
    formats: new Set(formats).size,
  }
}
