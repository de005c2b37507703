import { languageSchema } from '@passerelle/domain/codes'
import {
  consentNoticeSchema,
  noticeEditionSchema,
  noticeTextsSchema,
  reviewBases,
} from '@passerelle/domain/tenancy'
import * as z from 'zod'
import type { Routes } from './route.ts'

/** A notice with the words of its draft and of the edition in force, in the direction in which they are written. */
const consentNoticeViewSchema = consentNoticeSchema.extend({
  dir: z.enum(['ltr', 'rtl']),
  draft: noticeTextsSchema.optional(),
  inForce: noticeTextsSchema.optional(),
})

/** One edition: `text` is what the hash is of. */
const noticeEditionViewSchema = noticeEditionSchema.extend({
  language: languageSchema,
  dir: z.enum(['ltr', 'rtl']),
  texts: noticeTextsSchema,
  text: z.string(),
})

const oneNotice = '/v1/tenant/consent-notices/{language}'

/** The consent notices that an organisation writes in further languages. */
export const consentNotices = {
  listConsentNotices: {
    method: 'GET',
    path: '/v1/tenant/consent-notices',
    summary: 'List the consent notices that the organisation has of its own, with all editions',
    answer: { status: 200, body: z.strictObject({ items: z.array(consentNoticeSchema) }) },
  },
  readConsentNotice: {
    method: 'GET',
    path: oneNotice,
    summary: 'Read the consent notice of the organisation in one language: the draft, and what is in force',
    answer: { status: 200, body: consentNoticeViewSchema },
  },
  readNoticeEdition: {
    method: 'GET',
    path: `${oneNotice}/editions/{edition}`,
    summary: 'Read an edition as it was put before people, also one that is in force no more',
    answer: { status: 200, body: noticeEditionViewSchema },
  },
  writeConsentNotice: {
    method: 'PUT',
    path: oneNotice,
    summary: 'Write a draft of the consent notice in a language that the platform has no reviewed one in',
    body: z.strictObject({ texts: noticeTextsSchema }),
    change: true,
    answer: { status: 200, body: consentNoticeViewSchema },
  },
  reviewConsentNotice: {
    method: 'POST',
    path: `${oneNotice}/review`,
    summary:
      'Say, as another member than its author, that the draft is right: it is put before people at once',
    body: z.strictObject({ basis: z.enum(reviewBases) }),
    change: true,
    answer: { status: 200, body: consentNoticeViewSchema },
  },
  withdrawConsentNotice: {
    method: 'POST',
    path: `${oneNotice}/withdraw`,
    summary: 'Put the notice before nobody any more; what was agreed to with it can still be read',
    change: true,
    answer: { status: 200, body: consentNoticeViewSchema },
  },
} as const satisfies Routes
