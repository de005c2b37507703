import {
  type CalendarDate,
  type FieldError,
  type Instant,
  type ProgrammeId,
  refuse,
  type TenantId,
} from '../kernel/index.ts'
import type { Programme } from './programme.ts'
import type { NewSunset, Successor, SunsetNeed } from './sunset.ts'
import { maxSuccessors } from './templates/own-template.ts'
import { presentEnd } from './term.ts'

/** What is known of where a programme leads to. */
export type Ahead = {
  /** The programmes that follow, one after the other, as far as they are there; one that comes twice is the last. */
  readonly followers: readonly Programme[]
  /** The organisations to which people can be referred now. */
  readonly partners: readonly TenantId[]
}

/**
 * Prepares the end of a programme. It may be prepared otherwise as long as somebody is left in it, also once its term is over.
 * @throws Refused `invalid` for a day outside of the term, and for a successor that is none
 */
export function prepareSunset(programme: Programme, entry: NewSunset, ahead: Ahead, at: Instant): Programme {
  const errors = [...faultsOfDay(programme, entry), ...faultsOfSuccessor(programme, entry, ahead)]
  if (errors.length > 0) refuse({ code: 'invalid', errors })
  return {
    ...programme,
    version: programme.version + 1,
    changedAt: at,
    sunset: { ...entry, preparedAt: at },
  }
}

/** A programme whose end is not prepared any more, as when it is extended after all. */
export function withoutSunset({ sunset: _, ...programme }: Programme, at: Instant): Programme {
  return { ...programme, version: programme.version + 1, changedAt: at }
}

/** Lets a programme pass whose term holds the end that is prepared. @throws Refused `invalid` */
export function assertHoldsSunset(programme: Pick<Programme, 'term' | 'extensions' | 'sunset'>): void {
  const { sunset } = programme
  const errors = sunset === undefined ? [] : faultsOutside(programme, sunset.endsOn, ['body', 'term'])
  if (errors.length > 0) refuse({ code: 'invalid', errors })
}

/** The programme that comes after one, where its cases can go on now. @throws Refused `not_possible` */
export function successorOf({ sunset }: Programme): ProgrammeId {
  const successor = sunset?.successor
  return successor?.kind === 'programme'
    ? successor.programmeId
    : refuse({ code: 'not_possible', what: 'no_successor' })
}

/** @throws Refused `not_possible` for a programme that has ended, so that nobody can go on in it */
export function assertGoesOn({ state }: Programme): void {
  if (state === 'ended') refuse({ code: 'not_possible', what: 'programme_ended' })
}

/** What an open case needs: to go on where the programme leads to, or to be closed where that is nowhere. */
export function needOf(successor: Successor | undefined): SunsetNeed {
  if (successor === undefined) return 'close'
  return successor.kind === 'programme' ? 'hand_on' : 'refer'
}

function faultsOfDay(programme: Programme, { endsOn }: NewSunset): readonly FieldError[] {
  return faultsOutside(programme, endsOn, ['body', 'endsOn'])
}

function faultsOutside(
  programme: Pick<Programme, 'term' | 'extensions'>,
  day: CalendarDate,
  path: FieldError['path'],
): readonly FieldError[] {
  const [from, to] = [programme.term.from, presentEnd(programme)]
  return from <= day && day <= to ? [] : [{ path, code: 'outside_term', params: { day, from, to } }]
}

function faultsOfSuccessor(
  programme: Programme,
  { endsOn, successor }: NewSunset,
  { followers, partners }: Ahead,
): readonly FieldError[] {
  if (successor === undefined) return []
  if (successor.kind === 'organisation') {
    if (partners.includes(successor.tenantId)) return []
    return [{ path: ['body', 'successor', 'tenantId'], code: 'unknown_reference' }]
  }
  const path = ['body', 'successor', 'programmeId']
  const [next] = followers
  if (next === undefined) return [{ path, code: 'unknown_reference' }]
  const ids = [programme.id, ...followers.map(({ id }) => id)]
  if (new Set(ids).size < ids.length) return [{ path, code: 'leads_in_a_circle' }]
  if (followers.length > maxSuccessors) {
    return [{ path, code: 'too_many_successors', params: { limit: maxSuccessors } }]
  }
  const goesOn = next.state !== 'ended' && presentEnd(next) > endsOn
  return goesOn ? [] : [{ path, code: 'goes_on_no_longer' }]
}
