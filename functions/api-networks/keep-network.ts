import type { NetworkView } from '@passerelle/contract/networks'
import { type NetworkId, refuse } from '@passerelle/domain/kernel'
import {
  closeNetwork as close,
  editNetwork as edit,
  maxNetworks,
  type Network,
  type NetworkChange,
  type NewNetwork,
  openNetwork as open,
} from '@passerelle/domain/networks'
import { assertVersion } from '@passerelle/table'
import type { NetworksContext } from './context.ts'
import { networkEntry } from './entry.ts'
import { viewNetwork } from './view-network.ts'

export async function openNetwork(context: NetworksContext, entry: NewNetwork): Promise<NetworkView> {
  if ((await context.networks.count()) >= maxNetworks) {
    refuse({ code: 'limit_reached', what: 'networks', limit: maxNetworks })
  }
  const network = open(entry, context.ids.next(), context.clock.now().toISOString())
  await context.networks.open(network, networkEntry(network, Object.keys(entry)))
  return { ...network, figures: { institutions: 0, ngos: 0 } }
}

export function editNetwork(
  context: NetworksContext,
  id: NetworkId,
  change: NetworkChange,
  expected: number,
): Promise<NetworkView> {
  const fields = Object.keys(change)
  return commit(context, id, expected, fields, (network, at) => edit(network, change, at))
}

export function closeNetwork(
  context: NetworksContext,
  id: NetworkId,
  expected: number,
): Promise<NetworkView> {
  return commit(context, id, expected, ['state'], close)
}

async function commit(
  context: NetworksContext,
  id: NetworkId,
  expected: number,
  fields: readonly string[],
  decide: (network: Network, at: string) => Network,
): Promise<NetworkView> {
  const before = await context.networks.get(id)
  assertVersion(before, expected)
  const now = decide(before, context.clock.now().toISOString())
  await context.networks.replace(now, before.version, networkEntry(now, fields))
  return viewNetwork(context, now)
}
