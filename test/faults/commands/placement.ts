import { aPerson, memberId, takeIn } from '../../support/casework.ts'
import { inDays } from '../../support/exchange.ts'
import { agreedToMatching, aWorkProfile, aYes, moved, preparedApplication } from '../../support/placement.ts'
import { addedEmployer, openedVacancy } from '../../support/vacancies.ts'
import type { House } from '../house.ts'
import { type Command, command, type Run } from './command.ts'

/** Of finding work. What writes a profile anew is told apart by its version, and so is none to be repeated. */
export async function placementCommands(
  { coach, coordinator, comeAlone }: House,
  { key }: Run,
): Promise<readonly Command[]> {
  const { api } = coach
  const witness = memberId(coordinator)
  const { id: employerId } = await addedEmployer(api)
  const vacancy = await openedVacancy(api, employerId, { places: 5 })
  const [asked, leaver, alone, applicant, hired] = [
    await takeIn(api),
    await takeIn(api),
    await takeIn(api),
    await takeIn(api, aPerson({ stage: 'returned' })),
    await takeIn(api, aPerson({ stage: 'returned' })),
  ]
  await agreedToMatching(api, leaver.id, witness)
  await agreedToMatching(api, alone.id, witness)
  const own = await preparedApplication(api, alone.id, witness, vacancy, ['name'])
  const kept = await preparedApplication(
    api,
    alone.id,
    witness,
    await openedVacancy(api, employerId, { places: 5 }),
    ['name'],
  )
  const sent = await moved(api, await preparedApplication(api, hired.id, witness, vacancy, ['name']), 'sent')
  const [left, back] = [await comeAlone(alone), await comeAlone(leaver)]
  const over = await takeIn(api)
  const { version } = await agreedToMatching(api, over.id, witness)
  return [
    command('agreeToMatching', api, (own) =>
      own.agreeToMatching({
        params: { participantId: asked.id },
        body: { agreement: aYes(witness), profile: aWorkProfile() },
        ...key('agreeToMatching'),
      }),
    ),
    command('takeBackMatching', api, (own) =>
      own.takeBackMatching({ params: { participantId: over.id }, ifMatch: version }),
    ),
    command('prepareApplication', api, (own) =>
      own.prepareApplication({
        params: { participantId: applicant.id },
        body: { vacancyId: vacancy.id, release: ['name'], agreement: aYes(witness) },
        ...key('prepareApplication'),
      }),
    ),
    command('moveApplication', api, (own) =>
      own.moveApplication({
        params: { participantId: hired.id, applicationId: sent.id },
        ifMatch: sent.version,
        body: { to: 'hired', startsOn: inDays(5), proof: 'contract' },
        ...key('moveApplication'),
      }),
    ),
    command('issueReleasedSheet', api, (own) =>
      own.issueReleasedSheet({
        params: { participantId: alone.id, applicationId: kept.id },
        body: {},
        ...key('issueReleasedSheet'),
      }),
    ),
    command('takeBackOwnMatching', back.api, (person) => person.takeBackOwnMatching({})),
    command('withdrawOwnApplication', left.api, (person) =>
      person.withdrawOwnApplication({ params: { applicationId: own.id } }),
    ),
  ]
}
