import type * as z from 'zod'
import { instantSchema } from '../kernel/index.ts'
import { tenantSchema } from './tenant.ts'

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
