import { createHash } from 'node:crypto'
import { type Id, idAlphabet, idLength } from '@passerelle/domain/kernel'

/*
 * HSDS demands UUIDs. An id is 128 random bits; a UUID of version 8 (RFC 9562) carries 122 of them, for six say what kind
 * of UUID it is. So an id has one UUID, and a UUID stands for the sixty-four ids that differ in those six bits alone, of
 * which there is never more than one.
 */

const versions = 16n
const versionAt = 76n
const variants = 4n
const variantAt = 62n
const ofUuid = fields(8n, 2n)
const anyField = fields(versions - 1n, variants - 1n)

export function uuidOf(id: Id<string>): string {
  return written((bitsOf(id) & ~anyField) | ofUuid)
}

/** The ids of which one may have this UUID. */
export function idsOf<Kind extends string>(uuid: string): readonly Id<Kind>[] {
  const known = BigInt(`0x${uuid.replaceAll('-', '')}`) & ~anyField
  const ids: Id<Kind>[] = []
  for (let version = 0n; version < versions; version += 1n) {
    for (let variant = 0n; variant < variants; variant += 1n) {
      ids.push(idFrom(known | fields(version, variant)))
    }
  }
  return ids
}

/** The UUID of what has no id of its own: the same for the same part of the same thing. */
export function partUuid(of: Id<string>, ...part: readonly string[]): string {
  const hash = createHash('sha256')
    .update([of, ...part].join('/'))
    .digest('hex')
    .slice(0, 32)
  return written((BigInt(`0x${hash}`) & ~anyField) | ofUuid)
}

function fields(version: bigint, variant: bigint): bigint {
  return (version << versionAt) | (variant << variantAt)
}

/** The last character of an id carries three bits, and so there are two too many at its end. */
function bitsOf(id: Id<string>): bigint {
  return [...id].reduce((bits, sign) => (bits << 5n) | BigInt(idAlphabet.indexOf(sign)), 0n) >> 2n
}

function idFrom<Kind extends string>(bits: bigint): Id<Kind> {
  const signs = Array.from({ length: idLength }, (_, place) => {
    const shifted = (bits << 2n) >> (5n * BigInt(idLength - 1 - place))
    return idAlphabet.charAt(Number(shifted & 31n))
  })
  return signs.join('') as Id<Kind> // of the alphabet, in the right length
}

function written(bits: bigint): string {
  const hex = bits.toString(16).padStart(32, '0')
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}
