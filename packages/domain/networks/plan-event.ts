import { instantOf, localHour } from '../calendar/zones.ts'
import { type EventId, type FieldError, type Instant, refuse } from '../kernel/index.ts'
import { type Programme, presentEnd } from '../programmes/index.ts'
import { assertPlanned, type EventChange, type NetworkEvent, type NewEvent } from './event.ts'

/**
 * Plans an event of a programme.
 *
 * @throws Refused `not_possible` when the programme has ended; `invalid` for a day outside of its term, an hour that the
 *   clock skips, a dialogue without its form, or a meeting that is nowhere
 */
export function planEvent(entry: NewEvent, programme: Programme, id: EventId, at: Instant): NetworkEvent {
  if (programme.state === 'ended') refuse({ code: 'not_possible', what: 'programme_ended' })
  const errors = faultsOf(entry, programme)
  if (errors.length > 0) refuse({ code: 'invalid', errors })
  return { ...entry, id, version: 1, changedAt: at, state: 'planned', ...timesOf(entry) }
}

/**
 * Changes an event that is still planned.
 *
 * @throws Refused `not_possible` once it was held or cancelled; `invalid` as for a new one
 */
export function editEvent(
  event: NetworkEvent,
  change: EventChange,
  programme: Programme,
  at: Instant,
): NetworkEvent {
  assertPlanned(event)
  const said = Object.entries(change).filter(([, value]) => value !== undefined)
  const removed = new Set(said.filter(([, value]) => value === null).map(([name]) => name))
  const kept = Object.entries({ ...event, ...Object.fromEntries(said) })
  // Each part of a change has the type of the event's own field, and only optional ones are taken away.
  const next = Object.fromEntries(kept.filter(([name]) => !removed.has(name))) as NetworkEvent
  const errors = faultsOf(next, programme)
  if (errors.length > 0) refuse({ code: 'invalid', errors })
  return { ...next, version: event.version + 1, changedAt: at, ...timesOf(next) }
}

/** Calls an event off. @throws Refused `not_possible` once it was held or cancelled */
export function cancelEvent(event: NetworkEvent, at: Instant): NetworkEvent {
  assertPlanned(event)
  return { ...event, version: event.version + 1, changedAt: at, state: 'cancelled' }
}

type Wall = Pick<NetworkEvent, 'day' | 'hour' | 'timeZone' | 'minutes'>

/** When an event begins and ends, by the clock on the wall of its place. */
function timesOf({ day, hour, timeZone, minutes }: Wall): Pick<NetworkEvent, 'startsAt' | 'endsAt'> {
  const start = instantOf(day, hour, timeZone)
  return { startsAt: written(start), endsAt: written(start + minutes * 60_000) }
}

function faultsOf(event: NewEvent, programme: Programme): FieldError[] {
  const { day, hour, timeZone } = event
  const [from, to] = [programme.term.from, presentEnd(programme)]
  const fault = (field: string, code: FieldError['code'], params?: FieldError['params']): FieldError => ({
    path: ['body', field],
    code,
    ...(params && { params }),
  })
  return [
    ...(day < from || to < day ? [fault('day', 'outside_term', { day, from, to })] : []),
    ...(localHour(instantOf(day, hour, timeZone), timeZone) === hour
      ? []
      : [fault('hour', 'skipped_hour', { day })]),
    ...(event.kind === 'dialogue' && event.format === undefined ? [fault('format', 'required')] : []),
    ...(event.deliveryMode !== 'online' && event.place === undefined ? [fault('place', 'required')] : []),
  ]
}

function written(instant: number): Instant {
  return new Date(instant).toISOString()
}
