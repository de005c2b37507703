import { inDays } from '../../../support/exchange.ts'
import { anEvent, anInstitution } from '../../../support/networks.ts'
import type { OpenedProgramme } from './casework.ts'
import type { House } from './house.ts'

/** Networks, one of them closed, institutions of which two count as one, and events that were held, planned and called off. */
export async function setUpNetworks({ person, mark }: House, { programme }: OpenedProgramme): Promise<void> {
  const { api } = person('coordinator')
  const network = async (name: string) =>
    (await api.openNetwork({ body: { name: mark(name), about: mark('about'), country: 'MX' } })).body
  const [kept, closed] = [await network('network'), await network('old network')]
  const institution = async (name: string) => {
    const membership = { networkId: kept.id, since: inDays(-30) }
    const body = anInstitution({
      name: mark(name),
      otherNames: [mark('short name')],
      place: mark('town'),
      membership,
    })
    return (await api.addInstitution({ body })).body
  }
  const [first, second, third] = [
    await institution('one'),
    await institution('two'),
    await institution('three'),
  ]
  const at = (id: typeof first.id) => ({ institutionId: id })
  const duplicate = { body: { duplicateId: second.id } }
  await api.mergeInstitutions({ params: at(first.id), ifMatch: 1, ...duplicate })
  await api.separateInstitutions({ params: at(first.id), ifMatch: 2, ...duplicate })
  await api.mergeInstitutions({ params: at(first.id), ifMatch: 3, ...duplicate })
  await api.editInstitution({ params: at(third.id), ifMatch: 1, body: { place: mark('other town') } })
  const until = { networkId: kept.id, until: inDays(-1) }
  await api.leaveNetwork({ params: at(third.id), ifMatch: 2, body: until })
  const since = { networkId: closed.id, since: inDays(-1) }
  await api.joinNetwork({ params: at(third.id), ifMatch: 3, body: since })
  await api.editNetwork({ params: { networkId: kept.id }, ifMatch: 1, body: { about: mark('other about') } })
  await api.closeNetwork({ params: { networkId: closed.id }, ifMatch: 1 })
  const plan = async (day: number) =>
    (
      await api.planEvent({
        body: anEvent(programme.id, {
          title: mark('event'),
          format: mark('form'),
          place: mark('hall'),
          agenda: mark('agenda'),
          networkId: kept.id,
          day: inDays(day),
        }),
      })
    ).body
  const [held, moved] = [await plan(-2), await plan(5)]
  await plan(6)
  await api.recordEventAttendance({
    params: { eventId: held.id },
    ifMatch: 1,
    body: { lines: [{ institutionId: first.id, persons: 3 }] },
  })
  await api.editEvent({ params: { eventId: moved.id }, ifMatch: 1, body: { title: mark('other event') } })
  await api.cancelEvent({ params: { eventId: moved.id }, ifMatch: 2 })
  const period = { from: inDays(-30), to: inDays(30) }
  await api.readEventFigures({ query: { programmeId: programme.id, networkId: kept.id, ...period } })
}
