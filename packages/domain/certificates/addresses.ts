import type { Id, TenantId } from '../kernel/index.ts'
import { idAlphabet } from '../kernel/index.ts'

/** The addresses under which anybody finds what they need to check a certificate. `home` ends without a slash. */
export const addresses = {
  certificate: (home: string, code: string) => `${home}/v1/public/certificates/${code}`,
  statusList: (home: string, issuer: TenantId, list: number) =>
    `${home}/v1/public/status-lists/${issuer}/${list}`,
  keys: (home: string, issuer: TenantId) => `${home}/v1/public/keys/${issuer}`,
} as const

/**
 * The name of an issuer by the method `did:web`: it says where the document of its keys is, `…/issuers/{id}/did.json`.
 * A port is written `%3A`.
 */
export function didOf(home: string, issuer: TenantId): string {
  const [host = '', ...path] = `${home.replace(/^https?:\/\//, '')}/v1/public/issuers/${issuer}`.split('/')
  return ['did:web', host.replace(':', '%3A'), ...path].join(':')
}

/** An id, whose 128 bits are random, as a UUID of version 4 (RFC 9562). Six of them say which version it is. */
export function uuidOf(id: Id<string>): string {
  const bits = [...id].reduce((value, digit) => value * 32n + BigInt(idAlphabet.indexOf(digit)), 0n) >> 2n
  const hex = bits.toString(16).padStart(32, '0')
  const variant = '89ab'[Number.parseInt(hex.charAt(16), 16) & 3] ?? '8'
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `4${hex.slice(13, 16)}`,
    `${variant}${hex.slice(17, 20)}`,
    hex.slice(20),
  ].join('-')
}
