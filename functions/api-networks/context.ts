import { type MemberContext, openMemberContext, type RequestScope } from '@passerelle/runtime'
import {
  type Institutions,
  institutions,
  type NetworkEvents,
  type Networks,
  networkEvents,
  networks,
} from '@passerelle/table/networks'

/** Where networks are kept and events planned: those of the organisation, and of no other. */
export type NetworksContext = MemberContext & {
  readonly networks: Networks
  readonly institutions: Institutions
  readonly events: NetworkEvents
}

export async function openNetworksContext(request: RequestScope): Promise<NetworksContext> {
  const own = await openMemberContext(request)
  const { table } = own
  return {
    ...own,
    networks: networks(table),
    institutions: institutions(table),
    events: networkEvents(table),
  }
}
