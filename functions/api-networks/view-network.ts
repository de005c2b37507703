import type { NetworkView } from '@passerelle/contract/networks'
import type { NetworkId } from '@passerelle/domain/kernel'
import { type Network, networkFigures } from '@passerelle/domain/networks'
import type { NetworksContext } from './context.ts'

export async function readNetwork(context: NetworksContext, id: NetworkId): Promise<NetworkView> {
  return viewNetwork(context, await context.networks.get(id))
}

/** A network with its institutions counted as they are today. */
export async function viewNetwork(context: NetworksContext, network: Network): Promise<NetworkView> {
  const institutions = await context.institutions.all()
  return { ...network, figures: networkFigures(network.id, institutions, context.clock.today()) }
}
