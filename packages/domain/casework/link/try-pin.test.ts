import { describe, expect, it } from 'vitest'
import type { Id } from '../../kernel/ids.ts'
import { linkStateAt, type PersonLink } from './person-link.ts'
import { admitTry, afterRightPin, afterWrongPin, maxAtOnce, maxFailures, maxWrong } from './try-pin.ts'

const now = '2026-03-02T09:00:00.000Z'
const minutesLater = (minutes: number) => new Date(Date.parse(now) + minutes * 60_000).toISOString()
const id = <Kind extends string>() => '0123456789ABCDEFGHJKMNPQRS' as Id<Kind>

const fresh: PersonLink = {
  id: id<'link'>(),
  participantId: id<'participant'>(),
  version: 1,
  createdAt: now,
  createdBy: id<'member'>(),
  endsAt: '2026-09-01T00:00:00.000Z',
  tries: 0,
  failures: 0,
  locks: 0,
}

/** One wrong PIN after the other, as long as they are let through. */
function wrong(link: PersonLink, times: number, at = now): PersonLink {
  let after = link
  for (let n = 0; n < times; n += 1) {
    const counted = admitTry(after, at)
    if (counted === undefined) return after
    after = afterWrongPin(counted, at)
  }
  return after
}

describe('a link', () => {
  it('is locked for a quarter of an hour by the fifth wrong PIN in a row, and not by the fourth', () => {
    expect(linkStateAt(wrong(fresh, maxWrong - 1), now)).toBe('active')
    const locked = wrong(fresh, maxWrong)
    expect(locked.lockedUntil).toBe(minutesLater(15))
    expect(admitTry(locked, minutesLater(14))).toBeUndefined()
    expect(admitTry(locked, minutesLater(15))).toMatchObject({ tries: 1 })
  })

  it('is locked for twice as long every time', () => {
    const second = wrong(wrong(fresh, maxWrong), maxWrong, minutesLater(15))
    expect(second.lockedUntil).toBe(minutesLater(45))
    expect(wrong(second, maxWrong, minutesLater(45)).lockedUntil).toBe(minutesLater(105))
  })

  it('is over after twenty wrong PINs in all, whatever lay between them', () => {
    let link = fresh
    let at = now
    for (let n = 0; linkStateAt(link, at) !== 'revoked' && n < 40; n += 1) {
      link = wrong(link, maxWrong - 1, at)
      const counted = admitTry(link, at)
      if (counted) link = afterRightPin(counted, at) ?? counted
      at = minutesLater(n)
    }
    expect(link.failures).toBe(maxFailures)
    expect(link.locks).toBe(0)
    expect(admitTry(link, at)).toBeUndefined()
    expect(afterRightPin(link, at)).toBeUndefined()
  })

  it('counts guesses that are sent at once before it looks at the first', () => {
    let link = fresh
    let admitted = 0
    for (let n = 0; n < 1000; n += 1) {
      link = admitTry(link, now) ?? link
      if (linkStateAt(link, now) === 'active') admitted += 1
    }
    expect(admitted).toBe(maxAtOnce)
    expect(linkStateAt(link, now)).toBe('locked')
  })

  it('opens for several requests of its owner at once, and forgets those tries', () => {
    let link = fresh
    for (let n = 0; n < maxAtOnce; n += 1) link = admitTry(link, now) ?? link
    for (let n = 0; n < maxAtOnce; n += 1) link = afterRightPin(link, now) ?? link
    expect(link).toMatchObject({ tries: 0, failures: 0 })
  })

  it('opens for nobody where it was locked while the right PIN was looked at', () => {
    const admitted = admitTry(fresh, now) ?? fresh
    expect(afterRightPin(wrong(admitted, maxWrong), now)).toBeUndefined()
  })

  it('ends on its day', () => {
    expect(linkStateAt(fresh, fresh.endsAt)).toBe('expired')
    expect(admitTry(fresh, fresh.endsAt)).toBeUndefined()
  })
})
