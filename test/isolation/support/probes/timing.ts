import type { Sender, Wire } from '../http.ts'

/** How alike two samples of durations are. */
export type Likeness = {
  readonly samples: number
  /** Medians in milliseconds. */
  readonly foreign: number
  readonly unknown: number
  /** The largest distance between the two distributions: 0 is the same, 1 has nothing in common. */
  readonly distance: number
  /** How probable such a distance is between two samples of the same thing (Kolmogorov and Smirnov). */
  readonly probability: number
}

/**
 * Asks for a foreign thing and for one that does not exist, in turns and one at a time, and compares how long it takes.
 */
export async function compareTimes(
  sender: Sender,
  samples: number,
  foreign: () => Wire,
  unknown: () => Wire,
): Promise<Likeness> {
  const times: Record<'foreign' | 'unknown', number[]> = { foreign: [], unknown: [] }
  const warmUp = 50
  for (let turn = -warmUp; turn < samples; turn += 1)
    // The first to be asked changes with each turn, so that neither has the advantage.
    for (const which of turn % 2 === 0
      ? (['foreign', 'unknown'] as const)
      : (['unknown', 'foreign'] as const)) {
      const asked = performance.now()
      await sender.send(which === 'foreign' ? foreign() : unknown())
      if (turn >= 0) times[which].push(performance.now() - asked)
    }
  return likenessOf(times.foreign, times.unknown)
}

/** Compares two samples of one size, in milliseconds. */
export function likenessOf(foreign: readonly number[], unknown: readonly number[]): Likeness {
  const [one, other] = [foreign, unknown].map((each) => each.toSorted((a, b) => a - b))
  const distance = distanceOf(one ?? [], other ?? [])
  return {
    samples: foreign.length,
    foreign: medianOf(one ?? []),
    unknown: medianOf(other ?? []),
    distance,
    probability: probabilityOf(distance, foreign.length),
  }
}

function medianOf(sorted: readonly number[]): number {
  return sorted[Math.floor(sorted.length / 2)] ?? 0
}

function distanceOf(one: readonly number[], other: readonly number[]): number {
  let distance = 0
  let below = 0
  one.forEach((time, index) => {
    while (below < other.length && (other[below] ?? 0) <= time) below += 1
    distance = Math.max(distance, Math.abs((index + 1) / one.length - below / other.length))
  })
  return distance
}

/** The limit of the distribution of Kolmogorov and Smirnov, for two samples of this size. */
function probabilityOf(distance: number, samples: number): number {
  const size = Math.sqrt(samples / 2)
  const lambda = (size + 0.12 + 0.11 / size) * distance
  if (lambda < 0.2) return 1
  let sum = 0
  for (let term = 1; term <= 100; term += 1)
    sum += 2 * (-1) ** (term - 1) * Math.exp(-2 * (term * lambda) ** 2)
  return Math.min(1, Math.max(0, sum))
}
