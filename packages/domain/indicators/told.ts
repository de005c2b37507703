import * as z from 'zod'

/** So many people are the fewest of whom a number is told (decisions/0019). */
export const fewest = 5

/**
 * What funders are told of a number: the number itself, where both bounds are it; that it is less than the fewest; that it is
 * no less than something; or nothing, where all that is said is that it is no less than nothing.
 */
export const toldSchema = z.strictObject({ atLeast: z.int().min(0), atMost: z.int().min(0).optional() })

export type Told = z.infer<typeof toldSchema>

export function exactly(number: number): Told {
  return { atLeast: number, atMost: number }
}

/** Fewer than the fewest, and perhaps none at all. */
export const few: Told = { atLeast: 0, atMost: fewest - 1 }

const nothing: Told = { atLeast: 0 }

/** What is told of a whole: how many there are, unless there are few. */
export function toldOfWhole(number: number): Told {
  return number < fewest ? few : exactly(number)
}

/**
 * What is told of a part. Who is in it and who is not are both kept: where few are left over it is told as all of them or
 * nearly all, and of a whole in which either is always few, nothing.
 *
 * @param open how many may be in it, as far as anything was ever told
 */
export function toldOfPart(number: number, open: number): Told {
  if (open < 2 * fewest) return nothing
  if (number < fewest) return few
  return open - number < fewest ? { atLeast: open - fewest + 1 } : exactly(number)
}

export function isExact({ atLeast, atMost }: Told): boolean {
  return atLeast === atMost
}

/**
 * As many as what was told leaves room for without few of anything: none where there are few, all where there are nearly
 * all. That it may be so is why nobody can tell that there are few.
 */
export function roundedOff({ atLeast, atMost }: Told): number {
  if (atMost === undefined) return atLeast === 0 ? 0 : atLeast + fewest - 1
  return atLeast
}
