import type { Instant } from '../../kernel/time.ts'
import { linkStateAt, type PersonLink } from './person-link.ts'

/** Wrong PINs in a row after which nothing is looked at for a while. */
export const maxWrong = 5
/** PINs that may be looked at side by side: a page that asks for several things at once. */
export const maxAtOnce = 10
/** Wrong PINs in all after which the link is over. */
export const maxFailures = 20
const firstLockMinutes = 15

/**
 * Counts a try before it is looked at, so that many guesses sent at once cannot all be weighed before the first is
 * counted. A try that is never answered stays counted as wrong.
 *
 * @returns the link as it has to be kept first; the PIN may be looked at where it is active still. Nothing where the
 *   link is locked, over or revoked already
 */
export function admitTry(link: PersonLink, now: Instant): PersonLink | undefined {
  if (linkStateAt(link, now) !== 'active') return undefined
  if (link.tries >= maxAtOnce) return locked(link, now)
  return next(link, { tries: link.tries + 1, failures: link.failures + 1 })
}

/** The link after a PIN was wrong; the same where nothing follows from it yet. */
export function afterWrongPin(link: PersonLink, now: Instant): PersonLink {
  if (linkStateAt(link, now) !== 'active') return link
  if (link.failures >= maxFailures) return next(link, { revokedAt: now })
  return link.tries >= maxWrong ? locked(link, now) : link
}

/** The link after the right PIN, or nothing where it was locked or ended meanwhile: then the PIN opens nothing. */
export function afterRightPin(link: PersonLink, now: Instant): PersonLink | undefined {
  if (linkStateAt(link, now) !== 'active') return undefined
  return next(link, { tries: 0, failures: Math.max(0, link.failures - 1) })
}

/** Each lock lasts twice as long as the one before. */
function locked(link: PersonLink, now: Instant): PersonLink {
  const until = new Date(Date.parse(now) + firstLockMinutes * 2 ** link.locks * 60_000).toISOString()
  return next(link, { tries: 0, locks: link.locks + 1, lockedUntil: until })
}

function next(link: PersonLink, change: Partial<PersonLink>): PersonLink {
  return { ...link, ...change, version: link.version + 1 }
}
