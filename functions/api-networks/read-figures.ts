import type { EventFiguresQuery, EventFiguresView } from '@passerelle/contract/networks'
import { plusDays } from '@passerelle/domain/kernel'
import { eventFigures, networkFigures } from '@passerelle/domain/networks'
import type { NetworksContext } from './context.ts'

/**
 * What came of a programme's events on the days of a period, as the clocks of their places say.
 *
 * @throws {Refused} `invalid` for a programme that the organisation does not have
 */
export async function readEventFigures(
  context: NetworksContext,
  { programmeId, from, to, networkId }: EventFiguresQuery,
): Promise<EventFiguresView> {
  const around = {
    // The day of a place begins up to fourteen hours before that of UTC, and ends up to twelve after it.
    from: plusDays(`${from}T00:00:00.000Z`, -1),
    before: plusDays(`${to}T00:00:00.000Z`, 2),
  }
  // Of two things that there are not, the programme is told: which of them is missed first must not be left to chance.
  const programme = context.events.programme(programmeId, 'query')
  const [events, institutions, network] = await Promise.all([
    context.events.all({ ...around, programmeId }),
    context.institutions.all(),
    programme.then(() => networkId && context.networks.get(networkId)),
  ])
  const figures = eventFigures(
    events.filter(({ day }) => from <= day && day <= to),
    institutions,
  )
  return { ...figures, ...(network && { network: networkFigures(network.id, institutions, to) }) }
}
