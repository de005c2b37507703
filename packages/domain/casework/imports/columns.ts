import * as z from 'zod'
import { channelKinds } from '../participant/channel.ts'

/**
 * What a row of a table says of a person, one cell each. An export writes these columns and an import reads them. Needs
 * of support are of a special category, and names besides the primary one are many: neither stands in a table.
 */
export const importColumns = [
  'given',
  'family',
  'kind',
  'birth',
  'gender',
  'languages',
  'cameFrom',
  'returnCountry',
  'returnDistrict',
  'stage',
  'departure',
  'departureUntil',
  'certainty',
  ...channelKinds,
  'shared',
  'mayMentionGermany',
  'programmeId',
  'coachId',
] as const

export type ImportColumn = (typeof importColumns)[number]

export const importColumnSchema = z.enum(importColumns)

/** The longest that a cell can be. */
export const maxCell = 1000

/** The cells of a row that are not empty, as they were written. */
export const cellsSchema = z.partialRecord(importColumnSchema, z.string().min(1).max(maxCell))

export type Cells = Readonly<Partial<Record<ImportColumn, string>>>
