import type { Participant } from '../casework/index.ts'
import {
  type ApplicationId,
  type Instant,
  type MemberId,
  type ParticipantId,
  refuse,
} from '../kernel/index.ts'
import { isCurrent, type Vacancy } from '../vacancies/index.ts'
import { type Acting, agreed } from './agreement.ts'
import {
  type Application,
  type ApplicationState,
  type MoveApplication,
  maxApplications,
  maxSheets,
  type NewApplication,
  profileParts,
} from './application.ts'
import { profileOf } from './keep-profile.ts'
import type { WorkProfile } from './work-profile.ts'

/**
 * From where to where an application may go. What employer and person say comes in any order; somebody who was hired may
 * not begin after all. What was rejected or withdrawn stays so: the person may apply anew.
 */
export const applicationMoves: Readonly<Record<ApplicationState, readonly ApplicationState[]>> = {
  prepared: ['sent', 'withdrawn'],
  sent: ['interview', 'offered', 'hired', 'rejected', 'withdrawn'],
  interview: ['offered', 'hired', 'rejected', 'withdrawn'],
  offered: ['hired', 'rejected', 'withdrawn'],
  hired: ['rejected', 'withdrawn'],
  rejected: [],
  withdrawn: [],
}

/** Whether nothing has ended it. */
export function isLive({ state }: Pick<Application, 'state'>): boolean {
  return applicationMoves[state].length > 0
}

/** The states in which the employer may still be told of the person, and the person may take back their yes by themselves. */
const undecided: ReadonlySet<ApplicationState> = new Set(['prepared', 'sent', 'interview', 'offered'])

export function isUndecided({ state }: Pick<Application, 'state'>): boolean {
  return undecided.has(state)
}

/** A case as far as an application goes by it. */
type Standing = Pick<Participant, 'stage'>

/** The moves that are possible now. In a case that is closed an application rests: it may end, and nothing else. */
export function movesOf(application: Application, { stage }: Standing): readonly ApplicationState[] {
  const all = applicationMoves[application.state]
  return stage === 'closed' ? all.filter((to) => to === 'rejected' || to === 'withdrawn') : all
}

/** @throws {Refused} `not_possible` in a case that is closed */
export function assertOpenCase({ stage }: Standing): void {
  if (stage === 'closed') refuse({ code: 'not_possible', what: 'case_closed' })
}

/** @throws {Refused} `not_possible` for a vacancy that nobody can apply for now */
export function assertOpenVacancy(vacancy: Vacancy, at: Instant): void {
  if (vacancy.state !== 'open' || !isCurrent(vacancy, at)) {
    refuse({ code: 'not_possible', what: 'vacancy_not_open' })
  }
}

/** All by which an application is prepared. */
export type Applying = {
  readonly participantId: ParticipantId
  readonly head: Standing
  readonly spoken: readonly string[]
  readonly work: WorkProfile | undefined
  readonly vacancy: Vacancy
  readonly employerName: string
  /** All applications of the person. */
  readonly before: readonly Application[]
}

/**
 * Prepares an application, with the person's yes to what the employer gets.
 * @throws {Refused} `not_possible` in a closed case, for a vacancy that is not open, and for parts of a profile that is not
 *   there; `already_exists` where one for this vacancy goes on; `limit_reached`; as {@link agreed}
 */
export function prepareApplication(
  { participantId, head, spoken, work, vacancy, employerName, before }: Applying,
  { vacancyId, release, agreement }: NewApplication,
  id: ApplicationId,
  acting: Acting,
): Application {
  assertOpenCase(head)
  assertOpenVacancy(vacancy, acting.at)
  const same = before.filter((each) => each.vacancyId === vacancyId)
  if (same.some(isLive)) refuse({ code: 'already_exists', what: 'application' })
  if (before.length >= maxApplications) {
    refuse({ code: 'limit_reached', what: 'applications', limit: maxApplications })
  }
  if (release.some((part) => profileParts.includes(part))) profileOf(work)
  const { at, by } = acting
  return {
    id,
    participantId,
    vacancyId,
    title: vacancy.title,
    employerName,
    round: same.length + 1,
    version: 1,
    preparedAt: at,
    changedAt: at,
    state: 'prepared',
    release,
    agreement: agreed(agreement, acting, spoken, ['body', 'agreement']),
    moves: [{ to: 'prepared', at, recordedBy: by }],
  }
}

/**
 * Moves an application.
 * @throws {Refused} `illegal_transition`; `not_possible` where it would be sent for a vacancy that is not open
 */
export function moveApplication(
  application: Application,
  move: MoveApplication,
  { head, vacancy }: { readonly head: Standing; readonly vacancy: Vacancy },
  acting: Acting,
): Application {
  const allowed = movesOf(application, head)
  if (!allowed.includes(move.to)) refuse({ code: 'illegal_transition', state: application.state, allowed })
  if (move.to === 'sent') assertOpenVacancy(vacancy, acting.at)
  return moved(application, move, acting)
}

function moved(
  application: Application,
  move: MoveApplication,
  { by, at }: { readonly by?: MemberId; readonly at: Instant },
): Application {
  const { hire: _, ...rest } = application
  return {
    ...rest,
    version: application.version + 1,
    changedAt: at,
    state: move.to,
    ...(move.to === 'hired' && { hire: { startsOn: move.startsOn, proof: move.proof } }),
    moves: [...application.moves, { to: move.to, at, ...(by && { recordedBy: by }) }],
  }
}

/**
 * An application that its person takes back by their own link.
 * @throws {Refused} `illegal_transition` where it is decided: then the organisation writes down what happens
 */
export function withdrawAlone(application: Application, at: Instant): Application {
  if (!isUndecided(application)) refuse({ code: 'illegal_transition', state: application.state, allowed: [] })
  return moved(application, { to: 'withdrawn' }, { at })
}

/**
 * Refuses a sheet where the yes was taken back or the matter is decided, and before it is sent where nobody can apply any more.
 * @param sheets how many were made for it
 * @throws {Refused} `not_possible`, `limit_reached`
 */
export function assertIssuable(
  application: Application,
  { head, vacancy, sheets }: { readonly head: Standing; readonly vacancy: Vacancy; readonly sheets: number },
  at: Instant,
): void {
  assertOpenCase(head)
  if (!isUndecided(application)) refuse({ code: 'not_possible', what: 'application_over' })
  if (application.state === 'prepared') assertOpenVacancy(vacancy, at)
  if (sheets >= maxSheets) refuse({ code: 'limit_reached', what: 'released_sheets', limit: maxSheets })
}
