import type { Quota } from './quota.ts'

/** The count of one environment in one minute. */
export type Meter = {
  /** Since 1970, UTC. */
  readonly minute: number
  readonly answered: number
  /** What it may answer without asking again. */
  readonly allowed: number
  /** What of it stands in the count that all environments share. */
  readonly counted: number
  /** What all of them have taken, as far as this one was told. */
  readonly taken: number
}

/** A part of the minute's quota that an environment asks for, all that it answered uncounted included. */
export type Lease = { readonly minute: number; readonly requests: number }

export type Counting =
  | { readonly kind: 'answer'; readonly meter: Meter }
  | { readonly kind: 'lease'; readonly lease: Lease }
  | { readonly kind: 'refuse' }

const minuteMs = 60_000

/** The meter of a minute that begins. */
export function meterAt(now: Date, { perMinute, free }: Quota): Meter {
  const minute = Math.floor(now.getTime() / minuteMs)
  return { minute, answered: 0, allowed: Math.min(free, perMinute), counted: 0, taken: 0 }
}

/** Decides about one request more. */
export function countRequest(meter: Meter, quota: Quota): Counting {
  const { minute, answered, allowed, counted, taken } = meter
  if (answered < allowed) return { kind: 'answer', meter: { ...meter, answered: answered + 1 } }
  if (answered >= quota.perMinute || taken >= quota.perMinute) return { kind: 'refuse' }
  return { kind: 'lease', lease: { minute, requests: answered - counted + quota.lease } }
}

/**
 * The meter after a lease, of which the last part may be beyond the quota. Whoever answered more than was left for it
 * answers nothing more. A lease of a minute that is over counts for nothing.
 *
 * @param taken what all environments have taken in that minute, this lease included
 */
export function afterLease(meter: Meter, quota: Quota, { minute, requests }: Lease, taken: number): Meter {
  if (meter.minute !== minute) return meter
  const left = Math.max(0, quota.perMinute - (taken - requests))
  const usable = Math.min(requests, left)
  return { ...meter, taken, counted: meter.counted + requests, allowed: meter.counted + usable }
}

/**
 * The meter where nobody could be asked: an environment goes on for as much as it asked for, and never beyond the whole
 * quota. A count that cannot be kept refuses nobody.
 */
export function withoutLease(
  meter: Meter,
  { perMinute, lease }: Quota,
  { minute }: Pick<Lease, 'minute'>,
): Meter {
  if (meter.minute !== minute) return meter
  return { ...meter, allowed: Math.min(perMinute, meter.answered + lease) }
}

/** What is left of the quota, as far as an environment knows. */
export function remaining({ answered, allowed, taken }: Meter, { perMinute }: Quota): number {
  if (taken === 0) return Math.max(0, perMinute - answered)
  return Math.max(0, perMinute - taken) + Math.max(0, allowed - answered)
}

/** Whole seconds to the end of a meter's minute, at least one. */
export function secondsLeft({ minute }: Meter, now: Date): number {
  return Math.max(1, Math.ceil(((minute + 1) * minuteMs - now.getTime()) / 1_000))
}
