import type { DeliveryFault } from '@passerelle/domain/webhooks'
import ipaddr from 'ipaddr.js'

const ports = ['', '8443']
/** Names that mean something only inside of a network. */
const inside = /(?:^|\.)(?:localhost|local|internal|intranet|lan|home\.arpa|localdomain)$/
/** The range that is given out to the world at all (RFC 4291, 2.4). */
const global6 = ipaddr.parseCIDR('2000::/3')

/**
 * Why nothing is sent to an address, as far as it can be told from the address alone. The addresses of its name are
 * looked at whenever something is sent.
 */
export function targetFault(url: string): DeliveryFault | undefined {
  if (!URL.canParse(url)) return 'not_https'
  const { protocol, username, password, port, hostname } = new URL(url)
  if (protocol !== 'https:') return 'not_https'
  if (username !== '' || password !== '') return 'with_credentials'
  if (!ports.includes(port)) return 'port_not_allowed'
  const host = bareHost(hostname)
  if (ipaddr.isValid(host)) return isPublic(host) ? undefined : 'not_public'
  return host.includes('.') && !inside.test(host) ? undefined : 'not_public'
}

/**
 * Whether an address is one of the open network. Private, loopback, link-local (which is where clouds keep their
 * metadata), shared, multicast and reserved ones are not, nor are those that only wrap an IPv4 address.
 */
export function isPublic(address: string): boolean {
  if (!ipaddr.isValid(address)) return false
  const parsed = ipaddr.parse(address)
  if (parsed.range() !== 'unicast') return false
  return parsed.kind() === 'ipv4' || parsed.match(global6)
}

/** A host without the brackets of an IPv6 address and the dot at the end of a whole name. */
export function bareHost(hostname: string): string {
  return hostname
    .replace(/^\[|\]$/g, '')
    .replace(/\.$/, '')
    .toLowerCase()
}
