import type { Instant } from '@passerelle/domain/kernel'
import { type Key, platform, type ScopeName } from './key.ts'

export const journalKeys = {
  row: (scope: ScopeName, at: Instant, unique: string): Key => ({
    ...journalRanges.month(scope, at),
    sk: `${at}#${unique}`,
  }),
  of: (scope: ScopeName, aggregate: string, at: Instant, unique: string): Key => ({
    ...journalRanges.of(scope, aggregate),
    sk: `${at}#${unique}`,
  }),
  by: (scope: ScopeName, member: string, at: Instant, unique: string): Key => ({
    ...journalRanges.by(scope, member),
    sk: `${at}#${unique}`,
  }),
  idempotency: (scope: ScopeName, fingerprint: string): Key => ({
    pk: scope === platform ? 'P#IDEMPOTENCY' : `T#${scope}#IDEMPOTENCY`,
    sk: fingerprint,
  }),
}

export const journalRanges = {
  /** The lines of the month in which an instant lies, UTC. */
  month: (scope: ScopeName, at: Instant) => ({ pk: `A#${scope}#${at.slice(0, 7)}` }),
  /** The lines about one thing. */
  of: (scope: ScopeName, aggregate: string) => ({ pk: `A#${scope}#OF#${aggregate}` }),
  /** The lines about what one member did. */
  by: (scope: ScopeName, member: string) => ({ pk: `A#${scope}#BY#${member}` }),
}
