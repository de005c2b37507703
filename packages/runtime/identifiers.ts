import { randomBytes } from 'node:crypto'
import { type Clock, type Id, type Ids, idAlphabet, idLength } from '@passerelle/domain/kernel'

/** New ids over 128 random bits; the last character carries three of them, so it is one of eight. */
export const randomIds: Ids = {
  next<Kind extends string>() {
    const bytes = randomBytes(16)
    let bits = BigInt(`0x${bytes.toString('hex')}`) << 2n
    let id = ''
    for (let n = 0; n < idLength; n += 1) {
      id = idAlphabet.charAt(Number(bits & 31n)) + id
      bits >>= 5n
    }
    return id as Id<Kind> // made of the alphabet, in the right length
  },
}

export const systemClock: Clock = { now: () => new Date() }
