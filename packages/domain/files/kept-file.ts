import * as z from 'zod'
import { idSchema, instantSchema, line } from '../kernel/index.ts'

/**
 * What a file is: a certificate from abroad, other evidence of what somebody can do, a sheet that was signed, a
 * curriculum vitae, or something else.
 */
export const fileKinds = [
  'certificate_from_abroad',
  'evidence_of_skills',
  'signed_sheet',
  'curriculum_vitae',
  'other',
] as const
export const fileKindSchema = z.enum(fileKinds)
export type FileKind = (typeof fileKinds)[number]

/** The types of files that are kept, told by what stands in a file and never by its name. */
export const fileTypes = ['application/pdf', 'image/jpeg', 'image/png', 'image/webp'] as const
export const fileTypeSchema = z.enum(fileTypes)
export type FileType = (typeof fileTypes)[number]

/** As large as one file may be: what a function takes at once is 6 MB, in which a file is written twice over as text. */
export const maxFileBytes = 3 * 1024 * 1024

/** As many files as one case keeps. */
export const maxFilesOfCase = 50

const words = {
  kind: fileKindSchema,
  /** As those who work with the case find it again. */
  name: line(120),
}

/** A file that is kept with a case, without what stands in it. Nothing of it ever crosses a corridor. */
export const keptFileSchema = z.strictObject({
  id: idSchema<'file'>(),
  participantId: idSchema<'participant'>(),
  version: z.int().min(1),
  ...words,
  type: fileTypeSchema,
  /** How large it is as it is kept, which is without what a picture says of itself. */
  bytes: z.int().min(1).max(maxFileBytes),
  addedAt: instantSchema,
  addedBy: idSchema<'member'>(),
})
export type KeptFile = z.infer<typeof keptFileSchema>

/** As many characters as the largest file has as base64. */
export const maxFileCharacters = 4 * Math.ceil(maxFileBytes / 3)

/** A file as a member of staff adds it. */
export const newFileSchema = z.strictObject({
  ...words,
  /** The file itself, as base64. */
  content: z.base64().min(1).max(maxFileCharacters),
})
export type NewFile = z.output<typeof newFileSchema>

/** What may be said otherwise of a file; what stands in it stays, and another file is added anew. */
export const fileChangeSchema = z.strictObject(words).partial()
export type FileChange = z.output<typeof fileChangeSchema>
