import type { EventsQuery } from '@passerelle/contract/networks'
import { plusDays, spanOf } from '@passerelle/domain/kernel'
import type { NetworkEvent } from '@passerelle/domain/networks'
import type { PageOf } from '@passerelle/table'
import type { NetworksContext } from './context.ts'

const [daysBack, daysShown] = [183, 366]

/** The events of a period, those of half a year back and ahead unless it says otherwise. */
export function listEvents(
  context: NetworksContext,
  { from, before, programmeId, ...page }: EventsQuery,
): Promise<PageOf<NetworkEvent>> {
  const usual = { from: plusDays(context.clock.now().toISOString(), -daysBack), days: daysShown }
  return context.events.list({ ...spanOf({ from, before }, usual), programmeId }, page)
}
