import { randomBytes } from 'node:crypto'
import type { Clock, Id, Ids } from '@passerelle/domain/kernel'

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const characters = 26

/** New ids over 128 random bits; the last character carries three of them, so it is one of eight. */
export const randomIds: Ids = {
  next<Kind extends string>() {
    const bytes = randomBytes(16)
    let bits = BigInt(`0x${bytes.toString('hex')}`) << 2n
    let id = ''
    for (let n = 0; n < characters; n += 1) {
      id = alphabet.charAt(Number(bits & 31n)) + id
      bits >>= 5n
    }
    return id as Id<Kind> // made of the alphabet, in the right length
  },
}

export const systemClock: Clock = { now: () => new Date() }
