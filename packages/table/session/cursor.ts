import { refuse } from '@passerelle/domain/kernel'
import { type DataKey, digest, sameDigest } from '@passerelle/vault'
import type { Item } from '../engine/row.ts'

/**
 * An opaque place in a list. It lacks the listed partition, which is rebuilt from the session, so a cursor from
 * elsewhere cannot lead anywhere else; and it is signed with a key of the tenant, so one that was altered is refused.
 */
export type Cursor = string

/** The list that a cursor belongs to: its partition, and a name that differs with every filter. */
export type Listing = { readonly name: string; readonly partition: Readonly<Record<string, string>> }

export function writeCursor(key: DataKey, listing: Listing, last: Item): Cursor {
  const rest = Object.entries(last).filter(([name]) => !(name in listing.partition))
  const place = Buffer.from(JSON.stringify(Object.fromEntries(rest))).toString('base64url')
  return `${place}.${digest(key, 'cursor', listing.name, place)}`
}

/** @returns the engine's start key. @throws {Refused} `invalid` when the cursor is not one of this list. */
export function readCursor(key: DataKey, listing: Listing, cursor: Cursor): Item {
  const [place, signature] = cursor.split('.')
  if (
    place === undefined ||
    signature === undefined ||
    !sameDigest(signature, digest(key, 'cursor', listing.name, place))
  ) {
    refuse({ code: 'invalid', errors: [{ path: ['query', 'cursor'], code: 'invalid_cursor' }] })
  }
  return { ...JSON.parse(Buffer.from(place, 'base64url').toString('utf8')), ...listing.partition }
}
