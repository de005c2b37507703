import {
  type CalendarDate,
  type FieldCode,
  type Ids,
  type Instant,
  refuse,
  type SiteId,
} from '../kernel/index.ts'
import { type Module, openSite, type Programme, presentEnd } from '../programmes/index.ts'
import { withPlacesFilled } from './roster.ts'
import { assertPlanned, type NewSession, type Session, type SessionChange } from './session.ts'
import { timesOf, weekly } from './times.ts'

/**
 * The sessions that an entry plans: one, or a series of as many weeks, each at the same hour of the wall.
 *
 * @param module the module that the entry names, where the programme has it
 * @throws Refused `not_possible` when the programme has ended; `invalid` for a module or site that is not to be had, a day
 *   outside of the programme's term, an hour that the clock skips
 */
export function planSessions(
  { weeks, ...entry }: NewSession,
  programme: Programme,
  module: Module | undefined,
  ids: Ids,
  at: Instant,
): readonly [Session, ...Session[]] {
  if (programme.state === 'ended') refuse({ code: 'not_possible', what: 'programme_ended' })
  assertTaught(entry, module)
  const capacity = entry.capacity ?? (entry.kind === 'one_to_one' ? 1 : module?.capacity)
  if (capacity === undefined) return invalid('capacity', 'required')
  const place = entry.siteId && placeAt(programme, entry.siteId)
  const days = weekly(entry.day, weeks)
  const made = days.map((day): Session => {
    assertWithinTerm(programme, day)
    return {
      ...entry,
      id: ids.next<'session'>(),
      version: 1,
      changedAt: at,
      state: 'planned',
      day,
      capacity: Math.min(capacity, maxCapacity),
      ...place,
      ...timesOf({ ...entry, day }),
      enrolled: [],
      waiting: [],
    }
  })
  const [first, ...rest] = made
  if (first === undefined) throw new TypeError('a series of no weeks')
  if (rest.length === 0) return [first]
  const numbered = (session: Session, index: number): Session => ({
    ...session,
    series: { first: first.id, number: index + 1, of: made.length },
  })
  return [numbered(first, 0), ...rest.map((session, index) => numbered(session, index + 1))]
}

/**
 * Changes a session that is still planned. With more places, those who wait come in.
 *
 * @throws Refused `not_possible` once it was held or cancelled; `invalid` as for a new one, or with fewer places than
 *   are taken
 */
export function editSession(
  session: Session,
  change: SessionChange,
  programme: Programme,
  at: Instant,
): Session {
  assertPlanned(session)
  const { title = session.title, siteId = session.siteId, room = session.room, ...rest } = change
  const { title: _, siteId: __, room: ___, country, ...kept } = session
  const present = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined))
  const next = { ...kept, ...present } // each of `rest` has the type of the session's own field
  if (next.day !== session.day) assertWithinTerm(programme, next.day)
  assertRoomFor(session.enrolled.length, next.capacity)
  return withPlacesFilled({
    ...next,
    version: session.version + 1,
    changedAt: at,
    ...(title && { title }),
    ...(room && { room }),
    ...(siteId === session.siteId
      ? { ...(siteId && { siteId }), ...(country && { country }) }
      : siteId && placeAt(programme, siteId)),
    ...timesOf(next),
  })
}

/** Calls a session off. @throws Refused `not_possible` once it was held or cancelled */
export function cancelSession(session: Session, at: Instant): Session {
  assertPlanned(session)
  return { ...session, version: session.version + 1, changedAt: at, state: 'cancelled' }
}

// A module may take more persons than come together at once.
const maxCapacity = 300

function assertTaught(entry: Pick<NewSession, 'kind' | 'moduleId' | 'programmeId'>, module?: Module): void {
  if (entry.moduleId === undefined && entry.kind === 'short_course') invalid('moduleId', 'required')
  if (entry.moduleId === undefined) return
  if (module?.programmeId !== entry.programmeId) invalid('moduleId', 'unknown_module')
  if (module?.state === 'withdrawn') invalid('moduleId', 'module_withdrawn')
}

function placeAt(programme: Programme, siteId: SiteId): Required<Pick<Session, 'siteId' | 'country'>> {
  return { siteId, country: openSite(programme, siteId).address.country }
}

function assertRoomFor(enrolled: number, capacity: number): void {
  if (capacity >= enrolled) return
  refuse({
    code: 'invalid',
    errors: [{ path: ['body', 'capacity'], code: 'fewer_than_enrolled', params: { enrolled } }],
  })
}

function assertWithinTerm(programme: Programme, day: CalendarDate): void {
  const [from, to] = [programme.term.from, presentEnd(programme)]
  if (from <= day && day <= to) return
  refuse({
    code: 'invalid',
    errors: [{ path: ['body', 'day'], code: 'outside_term', params: { day, from, to } }],
  })
}

function invalid(field: string, code: FieldCode): never {
  return refuse({ code: 'invalid', errors: [{ path: ['body', field], code }] })
}
