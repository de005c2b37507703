/** Chances that fall the same way in every run, so that what was found once is found again. */
export type Dice = {
  /** A whole number from 0 to `limit` - 1. */
  below(limit: number): number
  pick<Thing>(things: readonly Thing[]): Thing
  /** 26 characters of Crockford base32, like every id of the platform. */
  id(): string
}

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

export function dice(seed: number): Dice {
  let state = seed >>> 0
  // Mulberry32: short, and even enough for choosing test cases.
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const below = (limit: number) => Math.floor(next() * limit)
  return {
    below,
    pick(things) {
      const picked = things[below(things.length)]
      if (picked === undefined) throw new Error('nothing to pick from')
      return picked
    },
    id: () => Array.from({ length: 26 }, () => alphabet.charAt(below(32))).join(''),
  }
}
