import type { Instant } from '../kernel/index.ts'

/** A request that nobody answers lapses after so many days, and one that was answered is erased after as many more. */
export const keptDays = 30

/** However often it is answered, nothing of it is kept longer. */
export const longestDays = 90

const dayMs = 86_400_000

/** Up to when a request is kept that was made, or last answered, at an instant. */
export function keptUntil(at: Instant, askedAt: Instant = at): Instant {
  return instant(Math.min(after(at, keptDays), after(askedAt, longestDays)))
}

/** Up to when anything is kept of a request that was made at an instant. */
export function longestUntil(askedAt: Instant): Instant {
  return instant(after(askedAt, longestDays))
}

/** Whether its time is over: then it is as if it were not there, be it removed already or not. */
export function isOver({ until }: { readonly until: Instant }, now: Instant): boolean {
  return until <= now
}

function after(at: Instant, days: number): number {
  return Date.parse(at) + days * dayMs
}

function instant(time: number): Instant {
  return new Date(time).toISOString()
}
