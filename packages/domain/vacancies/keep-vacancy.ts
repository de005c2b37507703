import { endOfDay, type WallClock } from '../calendar/index.ts'
import { currenciesOf } from '../kernel/codes/index.ts'
import { type FieldError, type Instant, refuse, type VacancyId } from '../kernel/index.ts'
import { isCurrent } from './is-current.ts'
import type { NewVacancy, Vacancy, VacancyChange, VacancyState } from './vacancy.ts'

/** The acts by which a vacancy goes from state to state, as a caller knows them. */
export const vacancyActs = ['open', 'fill', 'close', 'withdraw'] as const
export type VacancyAct = (typeof vacancyActs)[number]

const leadsTo: Readonly<Record<VacancyAct, VacancyState>> = {
  open: 'open',
  fill: 'filled',
  close: 'closed',
  withdraw: 'withdrawn',
}

const possible: Readonly<Record<VacancyState, readonly VacancyAct[]>> = {
  draft: ['open', 'withdraw'],
  open: ['fill', 'close', 'withdraw'],
  filled: ['open', 'withdraw'],
  closed: ['open', 'withdraw'],
  withdrawn: [],
}

/**
 * A new vacancy, which nobody outside sees yet.
 * @throws {Refused} `invalid` for a last day that is over, or for other money than that of the place
 */
export function draftVacancy(entry: NewVacancy, id: VacancyId, clock: WallClock): Vacancy {
  const at = clock.now().toISOString()
  const endsAt = endOfDay(entry.validThrough, clock.timeZone)
  const vacancy: Vacancy = { ...entry, id, version: 1, addedAt: at, changedAt: at, state: 'draft', endsAt }
  assertSound(faultsOfMoney(vacancy), faultsOfDay(vacancy, at))
  return vacancy
}

/**
 * Changes a vacancy. One that anybody finds is found as it now is, and one that is left with no place is filled.
 * @throws {Refused} as {@link draftVacancy}; `illegal_transition` for one that was withdrawn
 */
export function editVacancy(vacancy: Vacancy, change: VacancyChange, clock: WallClock): Vacancy {
  if (vacancy.state === 'withdrawn') refuseAct(vacancy)
  const at = clock.now().toISOString()
  const { validThrough } = change
  const endsAt = validThrough === undefined ? vacancy.endsAt : endOfDay(validThrough, clock.timeZone)
  const changed = { ...vacancy, ...change, endsAt, version: vacancy.version + 1, changedAt: at }
  // What is `null` is taken away; what was absent has been left as it was.
  const now = Object.fromEntries(
    Object.entries(changed).filter(([, value]) => value !== null && value !== undefined),
  ) as unknown as Vacancy
  assertSound(
    faultsOfMoney(now),
    validThrough === undefined ? [] : faultsOfDay(now, at),
    change.places === undefined ? [] : faultsOfPlaces(now, now.places < (now.taken ?? 0)),
  )
  return filledOnceFull(now)
}

/**
 * Lets a vacancy go to another state. Opened again, it is as new.
 * @throws {Refused} `illegal_transition`; `invalid` where it is opened after its last day, or with no place left
 */
export function actOnVacancy(vacancy: Vacancy, act: VacancyAct, at: Instant): Vacancy {
  if (!possible[vacancy.state].includes(act)) refuseAct(vacancy)
  if (act === 'open') assertSound(faultsOfDay(vacancy, at), faultsOfPlaces(vacancy, !hasPlace(vacancy)))
  return {
    ...vacancy,
    state: leadsTo[act],
    version: vacancy.version + 1,
    changedAt: at,
    ...(act === 'open' && { openedAt: at }),
  }
}

/**
 * With one place more that somebody was hired for; the last one fills a vacancy that is open.
 * @throws {Refused} `not_possible` where no place is left
 */
export function takePlace(vacancy: Vacancy, at: Instant): Vacancy {
  if (!hasPlace(vacancy)) refuse({ code: 'not_possible', what: 'no_place_left' })
  const { version, taken = 0 } = vacancy
  return filledOnceFull({ ...vacancy, version: version + 1, changedAt: at, taken: taken + 1 })
}

/** One that is open has a place left. */
function filledOnceFull(vacancy: Vacancy): Vacancy {
  return vacancy.state === 'open' && !hasPlace(vacancy) ? { ...vacancy, state: 'filled' } : vacancy
}

/** With one place less that is taken. A vacancy that was filled is opened by somebody, not by itself. */
export function givePlaceBack(vacancy: Vacancy, at: Instant): Vacancy {
  const { taken = 0, ...rest } = vacancy
  return {
    ...rest,
    version: vacancy.version + 1,
    changedAt: at,
    ...(taken > 1 && { taken: taken - 1 }),
  }
}

function hasPlace({ places, taken = 0 }: Vacancy): boolean {
  return taken < places
}

function refuseAct({ state }: Vacancy): never {
  return refuse({ code: 'illegal_transition', state, allowed: possible[state] })
}

function assertSound(...faults: readonly (readonly FieldError[])[]): void {
  const errors = faults.flat()
  if (errors.length > 0) refuse({ code: 'invalid', errors })
}

function faultsOfDay(vacancy: Vacancy, at: Instant): readonly FieldError[] {
  return isCurrent(vacancy, at) ? [] : [{ path: ['body', 'validThrough'], code: 'in_the_past' }]
}

function faultsOfPlaces({ taken = 0 }: Vacancy, isFault: boolean): readonly FieldError[] {
  return isFault ? [{ path: ['body', 'places'], code: 'places_taken', params: { taken } }] : []
}

function faultsOfMoney({ wage, workplace }: Vacancy): readonly FieldError[] {
  const allowed = currenciesOf(workplace.country)
  if (wage === undefined || allowed.includes(wage.currency)) return []
  const path = ['body', 'wage', 'currency']
  return [{ path, code: 'other_currency', params: { allowed: allowed.join(', ') } }]
}
