import type { Participant } from '@passerelle/domain/casework'
import { aPerson, memberId, takeIn } from '../../../support/casework.ts'
import { agreedToMatching, aWorkProfile, moved, preparedApplication } from '../../../support/placement.ts'
import { addedEmployer, openedVacancy } from '../../../support/vacancies.ts'
import type { House } from './house.ts'

/**
 * Somebody who agreed to be matched, was matched, and was hired; an application that goes on and one that was withdrawn, and
 * an agreement that was taken back: none is anybody else's to see.
 *
 * @param own somebody who comes by their own link, and has an application that they may take back
 */
export async function setUpPlacement({ person, mark }: House, own?: Pick<Participant, 'id'>): Promise<void> {
  const { api } = person('coach')
  const witness = memberId(person('coordinator'))
  const employer = await addedEmployer(api, { name: mark('firm') })
  const isPublic = false
  const [hiring, waiting, left] = [
    await openedVacancy(api, employer.id, { isPublic, title: { en: mark('job') } }),
    await openedVacancy(api, employer.id, { isPublic, title: { en: mark('job') } }),
    await openedVacancy(api, employer.id, { isPublic, title: { en: mark('job') } }),
  ]
  const { id: participantId } = await takeIn(api, aPerson({ stage: 'returned' }))
  const params = { participantId }
  await agreedToMatching(api, participantId, witness, { skills: [mark('craft')] })
  const body = aWorkProfile({ skills: [mark('craft'), mark('trade')] })
  await api.rewriteWorkProfile({ params, ifMatch: 1, body })
  await api.readWorkProfile({ params })
  await api.findMatches({ params })
  const sent = await moved(api, await preparedApplication(api, participantId, witness, hiring), 'sent')
  await api.issueReleasedSheet({ params: { ...params, applicationId: sent.id }, body: {} })
  await moved(api, sent, 'hired')
  await preparedApplication(api, participantId, witness, waiting)
  if (own) await preparedApplication(api, own.id, witness, waiting, ['name'])
  await moved(api, await preparedApplication(api, participantId, witness, left), 'withdrawn')
  await api.listApplications({ params })
  await api.readApplication({ params: { ...params, applicationId: sent.id } })
  await api.listVacancyApplications({ params: { vacancyId: hiring.id } })
  await api.readPlacementFigures()
  const { id: other } = await takeIn(api, aPerson())
  const { version } = await agreedToMatching(api, other, witness, { skills: [mark('past')] })
  await api.takeBackMatching({ params: { participantId: other }, ifMatch: version })
}
