import type * as z from 'zod'
import { instantSchema, refuse } from '../kernel/index.ts'
import type { Instant } from '../kernel/time.ts'
import { type Tenant, tenantSchema } from './tenant.ts'

/**
 * What the directory says of an organisation to every other one: where it works, and whether the platform lets it work
 * now. Its name and its places are told along a corridor.
 */
export const directoryEntrySchema = tenantSchema
  .pick({ country: true, state: true, version: true })
  /** Since when it is in that state. */
  .extend({ since: instantSchema })
export type DirectoryEntry = z.output<typeof directoryEntrySchema>

export function directoryEntryOf({ country, state, version }: Tenant, since: Instant): DirectoryEntry {
  return { country, state, version, since }
}

/**
 * Refuses an organisation that does not exist.
 *
 * @param field of the body that names it
 * @throws {Refused} `invalid`
 */
export function assertKnown(
  entry: DirectoryEntry | undefined,
  field: string,
): asserts entry is DirectoryEntry {
  if (entry === undefined) {
    refuse({ code: 'invalid', errors: [{ path: ['body', field], code: 'unknown_reference' }] })
  }
}

export function isSuspended(entry: DirectoryEntry | undefined): boolean {
  return entry?.state === 'suspended'
}
