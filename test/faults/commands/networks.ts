import type { NetworkId } from '@passerelle/domain/kernel'
import { inDays } from '../../support/exchange.ts'
import { aNetwork, anEvent, anInstitution } from '../../support/networks.ts'
import type { House } from '../house.ts'
import { type Command, command, type Run } from './command.ts'

const networks = new WeakMap<House, Promise<NetworkId>>()

/** One network of a house for all runs: there can be only so many. */
function networkOf(house: House): Promise<NetworkId> {
  const known = networks.get(house) ?? aNetwork(house.coordinator.api)
  networks.set(house, known)
  return known
}

/** Of networks, their institutions and their events. */
export async function networkCommands(house: House, { key, unique }: Run): Promise<readonly Command[]> {
  const { programmeId } = house
  const { api } = house.coordinator
  const networkId = await networkOf(house)
  const added = async (name: string) =>
    (await api.addInstitution({ body: anInstitution({ name: `${name} ${unique}` }) })).body
  const [kept, duplicate] = [await added('Casa'), await added('CASA')]
  const { body: event } = await api.planEvent({ body: anEvent(programmeId) })
  const { body: off } = await api.planEvent({ body: anEvent(programmeId, { day: inDays(9) }) })
  const membership = { networkId, since: inDays(-9) }
  return [
    command('openNetwork', api, (client) =>
      client.openNetwork({ body: { name: `Another ${unique}` }, ...key('openNetwork') }),
    ),
    command('addInstitution', api, (client) =>
      client.addInstitution({
        body: anInstitution({ name: `Refugio ${unique}`, membership }),
        ...key('addInstitution'),
      }),
    ),
    command('mergeInstitutions', api, (client) =>
      client.mergeInstitutions({
        params: { institutionId: kept.id },
        ifMatch: 1,
        body: { duplicateId: duplicate.id },
        ...key('mergeInstitutions'),
      }),
    ),
    command('planEvent', api, (client) =>
      client.planEvent({ body: anEvent(programmeId, { networkId }), ...key('planEvent') }),
    ),
    command('cancelEvent', api, (client) =>
      client.cancelEvent({ params: { eventId: off.id }, ifMatch: 1, ...key('cancelEvent') }),
    ),
    command('recordEventAttendance', api, (client) =>
      client.recordEventAttendance({
        params: { eventId: event.id },
        ifMatch: 1,
        body: { lines: [{ institutionId: kept.id, persons: 3 }] },
      }),
    ),
  ]
}
