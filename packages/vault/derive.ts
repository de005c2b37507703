import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto'
import { type DataKey, dataKey } from './seal.ts'

/** A key of its own for one purpose, derived from a KEK (HKDF-SHA-256), so that no key serves two purposes. */
export function deriveKey(kek: DataKey, purpose: string): DataKey {
  return dataKey(new Uint8Array(hkdfSync('sha256', kek, new Uint8Array(), purpose, 32)))
}

/** A keyed digest, base64url. For what must be compared but must not be guessable from outside the tenant. */
export function digest(key: DataKey, ...parts: readonly string[]): string {
  const hmac = createHmac('sha256', key)
  for (const part of parts) hmac.update(`${part.length}:`).update(part)
  return hmac.digest('base64url')
}

export function sameDigest(left: string, right: string): boolean {
  const a = Buffer.from(left)
  const b = Buffer.from(right)
  return a.length === b.length && timingSafeEqual(a, b)
}
