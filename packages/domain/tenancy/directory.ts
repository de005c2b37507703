import { refuse, type TenantId } from '../kernel/index.ts'
import type { Instant } from '../kernel/time.ts'
import type { Card, DirectoryEntry } from './directory-schema.ts'
import type { Tenant } from './tenant.ts'

export type { Card, DirectoryEntry } from './directory-schema.ts'

/** The card of an organisation; none of one that does not want to be found, or cannot be. */
export function cardOf({ name, country, kind, code, findable }: Tenant): Card | undefined {
  return code !== undefined && findable ? { name, country, kind } : undefined
}

/** The other party of a proposal: what the directory says of it, and its card if it shows one. */
export type Addressee = {
  readonly id: TenantId
  readonly entry: DirectoryEntry
  readonly card?: Card | undefined
}

export function directoryEntryOf({ country, state, version }: Tenant, since: Instant): DirectoryEntry {
  return { country, state, version, since }
}

/**
 * Refuses an organisation that does not exist, or does not want to be found: nobody is told which.
 *
 * @param field of the body that names it
 * @throws {Refused} `invalid`
 */
export function assertKnown<Found extends DirectoryEntry | Addressee>(
  found: Found | undefined,
  field: string,
): asserts found is Found {
  if (found === undefined) {
    refuse({ code: 'invalid', errors: [{ path: ['body', field], code: 'unknown_reference' }] })
  }
}

export function isSuspended(entry: DirectoryEntry | undefined): boolean {
  return entry?.state === 'suspended'
}
