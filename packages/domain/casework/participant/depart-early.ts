import type { FieldCode } from '../../kernel/field-codes.ts'
import { type CalendarDate, type Instant, type MemberId, refuse, utcDayOf } from '../../kernel/index.ts'
import { editParticipant } from './edit-participant.ts'
import type { Participant } from './participant.ts'

/**
 * The case of a person whose departure is brought forward to a day for which a seat is booked.
 * @throws Refused `invalid` for a day that is over, and for one later than what was planned so far; `not_possible` for
 *   somebody who has left or whose case is closed
 */
export function departEarly(
  participant: Participant,
  date: CalendarDate,
  by: MemberId,
  at: Instant,
): Participant {
  if (!beforeLeaving.has(participant.stage)) refuse({ code: 'not_possible', what: 'already_departed' })
  const { date: day, window } = participant.plannedDeparture ?? {}
  const latest = day ?? window?.to
  // A day ends a little later to the west of Greenwich; half a day is given to it.
  if (date < utcDayOf(new Date(Date.parse(at) - halfADay).toISOString())) invalid('in_the_past')
  if (latest !== undefined && date > latest) invalid('not_brought_forward')
  return editParticipant(participant, { plannedDeparture: { date, certainty: 'booked' } }, by, at)
}

const halfADay = 12 * 3_600_000
const beforeLeaving: ReadonlySet<Participant['stage']> = new Set([
  'interested',
  'decided',
  'in_plan',
  'ready',
])

function invalid(code: FieldCode): never {
  return refuse({ code: 'invalid', errors: [{ path: ['body', 'date'], code }] })
}
