import {
  cellsSchema,
  importColumnSchema,
  importSchema,
  lastRow,
  likelyMatchSchema,
  maxImportRows,
  maxLikelyMatches,
  maxRowsAtOnce,
  stageSchema,
  tableReadingSchema,
} from '@passerelle/domain/casework'
import { idSchema, rule } from '@passerelle/domain/kernel'
import * as z from 'zod'
import { pageOf, pageQuerySchema } from './list.ts'
import { routes } from './route.ts'

export { maxRowsAtOnce }

/** The SHA-256 of a file in hexadecimal digits. */
const fingerprint = z.string().regex(/^[0-9a-f]{64}$/)

/** Which file is taken in, and how many rows it has that are not empty. The file itself goes nowhere. */
export const newImportSchema = z.strictObject({
  fingerprint,
  rows: z.int().min(1).max(maxImportRows),
})
export type NewImport = z.output<typeof newImportSchema>

/** How far an import has come. */
export const importViewSchema = importSchema
  .pick({
    id: true,
    version: true,
    startedAt: true,
    changedAt: true,
    rows: true,
    upTo: true,
    seen: true,
    takenIn: true,
  })
  .strict()
export type ImportView = z.output<typeof importViewSchema>

/** One row of the table, by the number that the spreadsheet shows. */
export const importRowSchema = z.strictObject({
  row: z.int().min(1).max(lastRow),
  cells: cellsSchema,
  /** Somebody has looked at the likely matches of this row, and it is another person. */
  isAnother: z.literal(true).optional(),
})

/** Some rows, in the order of the file; what each means does not depend on the others. */
export const importRowsSchema = z.strictObject({
  fingerprint,
  /** Only says what would come of the rows. */
  dryRun: z.boolean(),
  reading: tableReadingSchema,
  rows: z
    .array(importRowSchema)
    .min(1)
    .max(maxRowsAtOnce)
    .refine((rows) => new Set(rows.map(({ row }) => row)).size === rows.length, rule('twice')),
})
export type ImportRows = z.output<typeof importRowsSchema>

/** What is wrong with a cell: never what stands in it. */
const cellErrorSchema = z.strictObject({
  column: importColumnSchema,
  code: z.string(),
  message: z.string(),
})

const row = { row: importRowSchema.shape.row }

/** What came of a row. */
export const importedRowSchema = z.discriminatedUnion('outcome', [
  z.strictObject({
    ...row,
    outcome: z.literal('taken_in'),
    participantId: idSchema<'participant'>(),
  }),
  /** Would be taken in, had it not been a dry run. */
  z.strictObject({ ...row, outcome: z.literal('passes') }),
  z.strictObject({ ...row, outcome: z.literal('refused'), errors: z.array(cellErrorSchema).min(1) }),
  /** Likely to be somebody who is known: not taken in until somebody says that it is another person. */
  z.strictObject({
    ...row,
    outcome: z.literal('likely_duplicate'),
    likelyMatches: z.array(likelyMatchSchema).max(maxLikelyMatches),
    /** There are likely matches among cases of which the member may know nothing. */
    coordinatorShouldLook: z.literal(true).optional(),
    /** Rows before it, among those that were sent, that are likely to be the same person. */
    likeRows: z.array(importRowSchema.shape.row),
  }),
])
export type ImportedRow = z.output<typeof importedRowSchema>

export const importedRowsSchema = z.strictObject({
  progress: importViewSchema,
  rows: z.array(importedRowSchema),
})
export type ImportedRows = z.output<typeof importedRowsSchema>

/** Somebody as a row of a table. */
export const exportedPersonSchema = z.strictObject({
  participantId: idSchema<'participant'>(),
  cells: cellsSchema,
})

export const exportPageSchema = pageOf(exportedPersonSchema)

/** Whom to write out; what is absent does not narrow. */
export const exportQuerySchema = pageQuerySchema.extend({
  programme: idSchema<'programme'>().optional(),
  stage: stageSchema.optional(),
  coach: idSchema<'member'>().optional(),
})
export type ExportQuery = z.output<typeof exportQuerySchema>

/** People by the file: taken in from one, and written out to one. */
export const imports = routes('api-imports', {
  beginImport: {
    method: 'POST',
    path: '/v1/imports',
    summary: 'Begin to take in the people of a file, or learn how far the same file has come',
    body: newImportSchema,
    answer: { status: 201, body: importViewSchema },
  },
  readImport: {
    method: 'GET',
    path: '/v1/imports/{importId}',
    summary: 'Read how far an import has come; only whoever began it',
    answer: { status: 200, body: importViewSchema },
  },
  importRows: {
    method: 'POST',
    path: '/v1/imports/{importId}/rows',
    summary: `Take in up to ${maxRowsAtOnce} rows of the file, each once however often it is sent; or only try them`,
    body: importRowsSchema,
    answer: { status: 200, body: importedRowsSchema },
  },
  exportParticipants: {
    method: 'GET',
    path: '/v1/exports/participants',
    summary:
      'Read people as the rows of a table that an import takes, for a file; each page stands in the journal',
    query: exportQuerySchema,
    answer: { status: 200, body: exportPageSchema },
  },
})
