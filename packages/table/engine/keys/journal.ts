import type { Instant } from '@passerelle/domain/kernel'
import { type Key, platform, type ScopeName } from './key.ts'

export const journalKeys = {
  row: (scope: ScopeName, at: Instant, unique: string): Key => ({
    pk: `A#${scope}#${at.slice(0, 7)}`,
    sk: `${at}#${unique}`,
  }),
  of: (scope: ScopeName, aggregate: string, at: Instant, unique: string): Key => ({
    pk: `A#${scope}#OF#${aggregate}`,
    sk: `${at}#${unique}`,
  }),
  idempotency: (scope: ScopeName, fingerprint: string): Key => ({
    pk: scope === platform ? 'P#IDEMPOTENCY' : `T#${scope}#IDEMPOTENCY`,
    sk: fingerprint,
  }),
}
