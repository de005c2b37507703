import * as z from 'zod'
import { type Id, type Instant, idAlphabet, idSchema, instantSchema, isId } from '../kernel/index.ts'
import { statusPlaceSchema } from './certificate.ts'

/**
 * The length of a list of revoked certificates (Bitstring Status List 1.0): no shorter, so that whoever asks for one
 * says of nobody whom they ask about.
 */
export const statusListBits = 131_072

/** How long whoever has a list need not ask for it again. */
export const statusListSeconds = 300

/** Tries for a free place in a list before the next one is taken. At half of its places, one in eight goes on. */
export const triesInList = 3

/** The list in which a try looks for a place, counted from 0. Nobody counts how many places are taken. */
export function listOfTry(attempt: number): number {
  return 1 + Math.floor(attempt / triesInList)
}

/** A place that is drawn, not counted: the order of places tells nothing of the order of certificates. */
export function placeIn(drawn: Id<string>): number {
  if (!isId(drawn)) throw new TypeError('a place is drawn by an id')
  const twentyBits = [...drawn.slice(0, 4)].reduce((bits, digit) => bits * 32 + idAlphabet.indexOf(digit), 0)
  return twentyBits >> 3
}

/** One list of an organisation: the places of what was taken back, and the same as a signed credential. */
export const statusListSchema = z.strictObject({
  issuerId: idSchema<'tenant'>(),
  list: statusPlaceSchema.shape.list,
  version: z.int().min(1),
  changedAt: instantSchema,
  revoked: z.array(statusPlaceSchema.shape.index),
  credential: z.string(),
})

export type StatusList = z.infer<typeof statusListSchema>

/** A list before it is signed. */
export type UnsignedStatusList = Omit<StatusList, 'credential'>

export function emptyList(issuerId: StatusList['issuerId'], list: number, at: Instant): UnsignedStatusList {
  return { issuerId, list, version: 1, changedAt: at, revoked: [] }
}

/** The list with one more place of something that was taken back. */
export function withRevoked(
  { credential: _, ...before }: StatusList,
  index: number,
  at: Instant,
): UnsignedStatusList {
  const revoked = [...new Set([...before.revoked, index])].toSorted((one, other) => one - other)
  return { ...before, version: before.version + 1, changedAt: at, revoked }
}

/** The list as bits: the first place is the highest bit of the first byte. */
export function bitsOf({ revoked }: Pick<StatusList, 'revoked'>): Uint8Array {
  const bytes = new Uint8Array(statusListBits / 8)
  for (const index of revoked) {
    const at = index >> 3
    bytes[at] = (bytes[at] ?? 0) | (0x80 >> (index & 7))
  }
  return bytes
}
