import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  afterLease,
  countRequest,
  type Meter,
  meterAt,
  remaining,
  secondsLeft,
  withoutLease,
} from './meter.ts'
import type { Quota } from './quota.ts'

const quota: Quota = { perMinute: 25, free: 5, lease: 10 }
const start = new Date('2026-03-01T09:30:10.000Z')

/** Environments that answer for one organisation, and the count that they share. */
function house(of: Quota) {
  const meters = new Map<number, Meter>()
  const rows = new Map<number, number>()
  const seen = { answered: 0, leases: 0, early: 0 }
  const meterOf = (environment: number, now: Date): Meter => {
    const [fresh, known] = [meterAt(now, of), meters.get(environment)]
    return known?.minute === fresh.minute ? known : fresh
  }
  return {
    seen,
    meters,
    meterOf,
    /** One request to one environment. @returns whether it was answered */
    ask(environment: number, { now = start, fails = false } = {}): boolean {
      for (;;) {
        const meter = meterOf(environment, now)
        const counting = countRequest(meter, of)
        if (counting.kind === 'answer') {
          meters.set(environment, counting.meter)
          seen.answered += 1
          return true
        }
        if (counting.kind === 'refuse') {
          const isOver = meter.answered >= of.perMinute || (rows.get(meter.minute) ?? 0) >= of.perMinute
          if (!isOver) seen.early += 1
          return false
        }
        seen.leases += 1
        const { lease } = counting
        if (fails) meters.set(environment, withoutLease(meter, of, lease))
        else {
          const taken = (rows.get(lease.minute) ?? 0) + lease.requests
          rows.set(lease.minute, taken)
          meters.set(environment, afterLease(meter, of, lease, taken))
        }
      }
    },
  }
}

const times = <Result>(count: number, act: () => Result) => Array.from({ length: count }, act)

describe('an environment that counts', () => {
  it('asks nobody as long as it answers little', () => {
    const { ask, seen } = house(quota)
    expect(times(5, () => ask(1))).toEqual(Array(5).fill(true))
    expect(seen.leases).toBe(0)
  })

  it('answers exactly the quota where it is the only one, and asks once for each part of it', () => {
    const { ask, seen } = house(quota)
    expect(times(500, () => ask(1)).filter(Boolean)).toHaveLength(25)
    // 5 for free and 10 in the first, then 10; of the third nothing is left.
    expect(seen.leases).toBe(2)
  })

  it('begins anew with each minute, and when the clock goes back', () => {
    const { ask } = house(quota)
    times(30, () => ask(1))
    expect(ask(1)).toBe(false)
    expect(ask(1, { now: new Date('2026-03-01T09:31:00.000Z') })).toBe(true)
    expect(ask(1, { now: new Date('2026-03-01T09:30:59.999Z') })).toBe(true)
  })

  it('has nothing of a lease that comes after its minute', () => {
    const later = meterAt(new Date('2026-03-01T09:31:00.000Z'), quota)
    const lease = { minute: later.minute - 1, requests: 15 }
    expect(afterLease(later, quota, lease, 15)).toEqual(later)
    expect(withoutLease(later, quota, lease)).toEqual(later)
  })

  it('says how much is left, and for how long', () => {
    const { ask, meterOf } = house(quota)
    const left = () => remaining(meterOf(1, start), quota)
    expect(
      times(25, () => {
        ask(1)
        return left()
      }),
    ).toEqual(Array.from({ length: 25 }, (_, n) => 24 - n))
    expect(secondsLeft(meterAt(start, quota), start)).toBe(50)
    expect(secondsLeft(meterAt(start, quota), new Date('2026-03-01T09:30:59.999Z'))).toBe(1)
  })

  it('refuses nobody because nobody can be asked, and still knows the quota by itself', () => {
    const { ask, seen } = house(quota)
    expect(times(500, () => ask(1, { fails: true })).filter(Boolean)).toHaveLength(25)
    expect(seen.leases).toBe(2)
  })

  it('counts afterwards what it answered while nobody could be asked', () => {
    const { ask, seen } = house(quota)
    times(15, () => ask(1, { fails: true }))
    // All 15 are counted with the next 10, so that another environment finds nothing left.
    ask(1)
    expect(times(30, () => ask(2)).filter(Boolean)).toHaveLength(5)
    expect(seen.early).toBe(0)
  })

  it('asks nobody ever where nobody else counts the same', () => {
    const own: Quota = { perMinute: 8, free: 8, lease: 0 }
    const { ask, seen } = house(own)
    expect(times(50, () => ask(1)).filter(Boolean)).toHaveLength(8)
    expect(seen.leases).toBe(0)
  })
})

const drawn = fc.record({
  perMinute: fc.integer({ min: 1, max: 200 }),
  free: fc.integer({ min: 1, max: 40 }),
  lease: fc.integer({ min: 1, max: 40 }),
})
const requests = fc.array(fc.record({ environment: fc.integer({ min: 0, max: 5 }), fails: fc.boolean() }), {
  maxLength: 600,
})

describe('environments that count together', () => {
  it('answer no more than the quota and what each has for free, refuse nobody early, and ask seldom', () => {
    fc.assert(
      fc.property(drawn, requests, (of, asked) => {
        const { ask, seen, meters } = house(of)
        for (const { environment } of asked) ask(environment)
        expect(seen.answered).toBeLessThanOrEqual(of.perMinute + meters.size * of.free)
        expect(seen.early).toBe(0)
        expect(seen.leases).toBeLessThanOrEqual(of.perMinute / of.lease + meters.size)
      }),
    )
  })

  it('refuse nobody early whenever asking fails, and none answers more than the quota by itself', () => {
    fc.assert(
      fc.property(drawn, requests, (of, asked) => {
        const { ask, seen, meters } = house(of)
        for (const { environment, fails } of asked) ask(environment, { fails })
        expect(seen.early).toBe(0)
        for (const { answered } of meters.values()) expect(answered).toBeLessThanOrEqual(of.perMinute)
      }),
    )
  })
})
