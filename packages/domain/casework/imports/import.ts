import * as z from 'zod'
import {
  type ImportId,
  type Instant,
  idSchema,
  instantSchema,
  type MemberId,
  refuse,
} from '../../kernel/index.ts'

/** The most people that one file can hold. */
export const maxImportRows = 5000

/** The most rows that are taken in at once: each writes its person with key and lists, and all of them one transaction. */
export const maxRowsAtOnce = 12

/** The last row that a spreadsheet can have. */
export const lastRow = 1_048_576

/**
 * How far a member has come with taking in the people of a file. The file itself is kept nowhere; a keyed digest tells
 * whether it is the same.
 */
export const importSchema = z.strictObject({
  id: idSchema<'import'>(),
  version: z.int().min(1),
  startedBy: idSchema<'member'>(),
  startedAt: instantSchema,
  changedAt: instantSchema,
  file: z.string(),
  /** How many rows the file has that are not empty. */
  rows: z.int().min(1).max(maxImportRows),
  /** The last row that was looked at, as the spreadsheet counts; 0 before the first. */
  upTo: z.int().min(0).max(lastRow),
  /** How many rows were looked at, and how many people were taken in out of them. */
  seen: z.int().min(0),
  takenIn: z.int().min(0),
})

export type Import = z.infer<typeof importSchema>

export type ImportBeginning = {
  readonly id: ImportId
  readonly by: MemberId
  readonly at: Instant
  readonly file: string
  readonly rows: number
}

export function beginImport({ id, by, at, file, rows }: ImportBeginning): Import {
  const times = { startedAt: at, changedAt: at }
  return { id, version: 1, startedBy: by, ...times, file, rows, upTo: 0, seen: 0, takenIn: 0 }
}

/**
 * The import once these rows were looked at and some people taken in. A row that comes again counts once.
 *
 * @throws {Refused} `limit_reached` where there are more rows than the file was said to have
 */
export function passRows(before: Import, rows: readonly number[], takenIn: number, at: Instant): Import {
  const seen = before.seen + rows.filter((row) => row > before.upTo).length
  if (seen > before.rows) refuse({ code: 'limit_reached', what: 'import_rows', limit: before.rows })
  return {
    ...before,
    version: before.version + 1,
    changedAt: at,
    upTo: Math.max(before.upTo, ...rows),
    seen,
    takenIn: before.takenIn + takenIn,
  }
}
