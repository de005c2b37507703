import type * as z from 'zod'
import { instantSchema, refuse, type TenantId } from '../kernel/index.ts'
import type { Instant } from '../kernel/time.ts'
import { type Tenant, tenantSchema } from './tenant.ts'

/**
 * What the directory says of an organisation to every other one: where it works, and whether the platform lets it work
 * now. Its name is told by its code and along a corridor, its places along a corridor alone.
 */
export const directoryEntrySchema = tenantSchema
  .pick({ country: true, state: true, version: true })
  /** Since when it is in that state. */
  .extend({ since: instantSchema })
export type DirectoryEntry = z.output<typeof directoryEntrySchema>

/** What the code of an organisation tells of it, to those who may propose an agreement: whom they are about to address. */
export const cardSchema = tenantSchema.pick({ name: true, country: true, kind: true })
export type Card = z.output<typeof cardSchema>

/** The card of an organisation; none of one that does not want to be found. */
export function cardOf({ name, country, kind, findable }: Tenant): Card | undefined {
  return findable ? { name, country, kind } : undefined
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
