import { type Instant, type NetworkId, refuse } from '../kernel/index.ts'
import type { Network, NetworkChange, NewNetwork } from './network.ts'

export function openNetwork(entry: NewNetwork, id: NetworkId, at: Instant): Network {
  return { ...entry, id, version: 1, openedAt: at, changedAt: at, state: 'open' }
}

/** @throws Refused `not_possible` once the network was closed */
export function editNetwork(network: Network, change: NetworkChange, at: Instant): Network {
  assertOpen(network)
  const { about = network.about, country = network.country, name = network.name } = change
  const { about: _, country: __, ...kept } = network
  return {
    ...kept,
    name,
    ...(about && { about }),
    ...(country && { country }),
    version: network.version + 1,
    changedAt: at,
  }
}

/** Closes a network. Its institutions and events stay, and so do its figures. @throws Refused `not_possible` */
export function closeNetwork(network: Network, at: Instant): Network {
  assertOpen(network)
  return { ...network, state: 'closed', version: network.version + 1, changedAt: at }
}

/** @throws Refused `not_possible` once the network was closed */
export function assertOpen({ state }: Pick<Network, 'state'>): void {
  if (state === 'closed') refuse({ code: 'not_possible', what: 'network_closed' })
}
