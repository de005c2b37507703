import type { Applicant, Applications, ApplicationView } from '@passerelle/contract/placement'
import { shownName } from '@passerelle/domain/casework'
import { type ApplicationId, type ParticipantId, refuse, type VacancyId } from '@passerelle/domain/kernel'
import {
  type Application,
  isUndecided,
  type MoveApplication,
  moveApplication as moveOn,
  movesOf,
  type NewApplication,
  prepareApplication as prepare,
} from '@passerelle/domain/placement'
import { givePlaceBack, takePlace, type Vacancy } from '@passerelle/domain/vacancies'
import { assertVersion, type PageOf, type PageRequest, retryWhileContended } from '@passerelle/table'
import type { FoundWork } from '@passerelle/table/placement'
import type { PlacementContext } from './context.ts'
import { applicationEntry } from './entry.ts'

/** Prepares an application for a vacancy of the organisation. */
export function prepareApplication(
  context: PlacementContext,
  participantId: ParticipantId,
  entry: NewApplication,
): Promise<ApplicationView> {
  return retryWhileContended(async () => {
    const { placements, vacancies, ids, me: by, clock } = context
    const [found, named] = await Promise.all([
      placements.find(participantId),
      vacancies.byIds([entry.vacancyId]),
    ])
    const { vacancy, employerName } = named.get(entry.vacancyId) ?? refuseVacancy()
    const application = prepare(
      {
        participantId,
        head: found.head,
        spoken: found.participant.languages,
        work: found.work,
        vacancy,
        employerName,
        before: found.applications,
      },
      entry,
      ids.next<'application'>(),
      { by, at: clock.now().toISOString() },
    )
    await placements.apply(found, application, vacancy, applicationEntry(application, Object.keys(entry)))
    return viewOf(application, found)
  })
}

function refuseVacancy(): never {
  return refuse({ code: 'invalid', errors: [{ path: ['body', 'vacancyId'], code: 'unknown_reference' }] })
}

export async function listApplications(
  { placements }: PlacementContext,
  participantId: ParticipantId,
): Promise<Applications> {
  const found = await placements.find(participantId)
  return {
    ...(found.work && { work: found.work }),
    items: found.applications.map((application) => viewOf(application, found)),
  }
}

export async function readApplication(
  { placements }: PlacementContext,
  participantId: ParticipantId,
  id: ApplicationId,
): Promise<ApplicationView> {
  const found = await placements.find(participantId)
  return viewOf(applicationIn(found, id), found)
}

/** Moves an application. Somebody who is hired takes a place of the vacancy, and gives it back where they do not begin. */
export function moveApplication(
  context: PlacementContext,
  participantId: ParticipantId,
  id: ApplicationId,
  move: MoveApplication,
  expected: number,
): Promise<ApplicationView> {
  return retryWhileContended(async () => {
    const { placements, me: by, clock } = context
    const { found, application: before, vacancy } = await findApplication(context, participantId, id)
    assertVersion(before, expected)
    const at = clock.now().toISOString()
    const now = moveOn(before, move, { head: found.head, vacancy }, { by, at })
    const vacancyNow = placed(vacancy, before, now, at)
    const entry = applicationEntry(now, now.state === 'hired' ? ['state', 'hire'] : ['state'])
    await placements.move(found, { before, now }, { before: vacancy, now: vacancyNow }, entry)
    return viewOf(now, found)
  })
}

function placed(vacancy: Vacancy, before: Application, now: Application, at: string): Vacancy {
  if (now.state === 'hired') return takePlace(vacancy, at)
  return before.state === 'hired' ? givePlaceBack(vacancy, at) : vacancy
}

/** The applications for a vacancy of those whom the member works with. */
export async function listVacancyApplications(
  { placements, vacancies }: PlacementContext,
  vacancyId: VacancyId,
  page: PageRequest,
): Promise<PageOf<Applicant>> {
  const [{ items, ...rest }] = await Promise.all([
    placements.ofVacancy(vacancyId, page),
    vacancies.get(vacancyId),
  ])
  return {
    items: items.map(({ application, participant }) => {
      const { id, participantId, state, preparedAt, changedAt, hire } = application
      const line = { id, participantId, state, preparedAt, changedAt, ...(hire && { hire }) }
      return { ...line, name: shownName(participant.names) }
    }),
    ...rest,
  }
}

/** An application with its case and its vacancy. @throws {Refused} `not_found` */
export async function findApplication(
  { placements, vacancies }: PlacementContext,
  participantId: ParticipantId,
  id: ApplicationId,
) {
  const found = await placements.find(participantId)
  const application = applicationIn(found, id)
  return { found, application, ...(await vacancies.get(application.vacancyId)) }
}

function applicationIn({ applications }: FoundWork, id: ApplicationId): Application {
  return applications.find((each) => each.id === id) ?? refuse({ code: 'not_found' })
}

function viewOf(application: Application, { head, sheets }: FoundWork): ApplicationView {
  return {
    ...application,
    allowed: [...movesOf(application, head)],
    issuable: isUndecided(application) && head.stage !== 'closed',
    sheets: sheets
      .filter(({ applicationId }) => applicationId === application.id)
      .map(({ applicationId: _, version: __, ...sheet }) => sheet),
  }
}
