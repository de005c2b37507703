import * as z from 'zod'
import { languageSchema } from '../kernel/codes/languages.ts'
import { platformLanguages } from '../kernel/codes/platform-languages.ts'
import { rule } from '../kernel/field-codes.ts'
import { idSchema, instantSchema, line, refuse, sha256Schema } from '../kernel/index.ts'

/** As many as years of corrections take; each one is kept, because a consent may name it. */
export const maxEditions = 50

/** As many languages as an organisation can have a notice of its own in. */
export const maxNotices = 40

const maxParagraph = 1200

// A notice has no places where a value stands: a brace is one that somebody's template has left.
const paragraph = line(maxParagraph).refine((text) => !/[{}]/.test(text), rule('unknown_placeholder'))

/** All that a notice says to a person who is to agree, in the order in which it is read. */
export const noticeTextsSchema = z.strictObject({
  /** What is asked, and that exactly this was shown. */
  purpose: paragraph,
  /** That a no costs nothing. */
  choice: paragraph,
  /** The parts among which the person chooses, and when they open. */
  tiers: paragraph,
  /** What never crosses. */
  never: paragraph,
  /** That another country has other laws. */
  abroad: paragraph,
  /** How a yes is taken back, and what becomes of what has crossed. */
  withdrawal: paragraph,
  /** When a yes ends, and who tells who has seen what. */
  end: paragraph,
})
export type NoticeTexts = z.infer<typeof noticeTextsSchema>

/** The paragraphs of a notice in their order: the object that a caller sends may have another one. */
export const noticeParagraphs = Object.keys(noticeTextsSchema.shape) as (keyof NoticeTexts)[] // of a closed object

/** The notice as it is read, and as it is hashed. */
export function wholeNotice(texts: NoticeTexts): string {
  return noticeParagraphs.map((name) => texts[name]).join('\n\n')
}

/** How it is known that a notice says what it should: by the member who says so, or by one whom they asked. */
export const reviewBases = ['own_reading', 'sworn_translation', 'translation_agency'] as const

const member = idSchema<'member'>()

/** One wording of a notice. A draft can be written anew; from its review on it is never changed. */
export const noticeEditionSchema = z.strictObject({
  edition: z.int().min(1).max(maxEditions),
  state: z.enum(['draft', 'in_force', 'superseded', 'withdrawn']),
  /** Of the whole text, paragraph by paragraph with an empty line between them, in UTF-8. */
  sha256: sha256Schema,
  writtenBy: member,
  writtenAt: instantSchema,
  review: z.strictObject({ by: member, at: instantSchema, basis: z.enum(reviewBases) }).optional(),
  /** Since when it is put before nobody any more, and by whom. */
  ended: z.strictObject({ by: member, at: instantSchema }).optional(),
})
export type NoticeEdition = z.infer<typeof noticeEditionSchema>

/** The notice of an organisation in one language, with all editions, the first one first. Version 1 has none yet. */
export const consentNoticeSchema = z.strictObject({
  language: languageSchema,
  version: z.int().min(1),
  editions: z.array(noticeEditionSchema).max(maxEditions),
})
export type ConsentNotice = z.infer<typeof consentNoticeSchema>

/** The wording of an edition, kept for as long as the organisation is there. */
export const noticeWordingSchema = z.strictObject({
  language: languageSchema,
  edition: noticeEditionSchema.shape.edition,
  texts: noticeTextsSchema,
})
export type NoticeWording = z.infer<typeof noticeWordingSchema>

/** What is in force in one language; without an edition, nothing is any more. */
const forceSchema = z.strictObject({
  language: languageSchema,
  /** When this edition came into force, or the last one was withdrawn. */
  since: instantSchema,
  inForce: noticeEditionSchema.pick({ edition: true, sha256: true }).optional(),
})

/** The reviewed notices of an organisation at a glance: what a consent has to know of them. Without any, version 1. */
export const noticesInForceSchema = z.strictObject({
  notices: z.array(forceSchema).max(maxNotices),
  version: z.int().min(1),
})
export type NoticesInForce = z.infer<typeof noticesInForceSchema>

/** An organisation without a notice of its own. */
export const noNotices: NoticesInForce = { notices: [], version: 1 }

/** A language in which nothing was written yet. */
export function unwritten(language: ConsentNotice['language']): ConsentNotice {
  return { language, version: 1, editions: [] }
}

/**
 * Refuses a language in which the platform has a reviewed notice: that one is the same for everybody.
 *
 * @throws {Refused} `not_possible`
 */
export function assertFurtherLanguage(language: ConsentNotice['language']): void {
  const primary = new Intl.Locale(language).language
  if (platformLanguages.some((spoken) => spoken === primary)) {
    refuse({ code: 'not_possible', what: 'notice_of_platform' })
  }
}
