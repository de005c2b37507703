import { type FieldCode, idSchema } from '@passerelle/domain/kernel'
import {
  answerKinds,
  answerSchema,
  askSchema,
  contactLineSchema,
  contactRequestSchema,
  contactStates,
} from '@passerelle/domain/newcomers'
import * as z from 'zod'
import { pageOf, pageQuerySchema } from './list.ts'
import { routes } from './route.ts'

/** A request as it stands in the list: nothing that somebody said. */
export const contactLineViewSchema = contactLineSchema.extend({
  /** The answers that may be given now. */
  answers: z.array(z.enum(answerKinds)),
})
export type ContactLineView = z.output<typeof contactLineViewSchema>

/** A request with what was said. */
export const contactRequestViewSchema = contactRequestSchema.extend({
  answers: contactLineViewSchema.shape.answers,
})
export type ContactRequestView = z.output<typeof contactRequestViewSchema>

/** What people without an account ask of the organisation. */
export const newcomers = routes('api-newcomers', {
  listContactRequests: {
    method: 'GET',
    path: '/v1/contact-requests',
    summary:
      'List requests for contact of people without an account: those that wait first, without what they said',
    query: pageQuerySchema,
    answer: { status: 200, body: pageOf(contactLineViewSchema) },
  },
  readContactRequest: {
    method: 'GET',
    path: '/v1/contact-requests/{contactRequestId}',
    summary: 'Read one request; whoever asked sees that somebody has',
    answer: { status: 200, body: contactRequestViewSchema },
  },
  answerContactRequest: {
    method: 'POST',
    path: '/v1/contact-requests/{contactRequestId}/answer',
    summary: 'Say what came of a request; whoever asked sees it, and it is erased thirty days later',
    body: answerSchema,
    change: true,
    answer: { status: 200, body: contactLineViewSchema },
  },
})

/** A form to be sent within some hours, and not at once. */
export const contactFormSchema = z.strictObject({
  token: z.string(),
  /** The edition of the text to which one agrees. */
  edition: contactRequestSchema.shape.agreement.shape.edition,
  opensAt: contactRequestSchema.shape.askedAt,
  closesAt: contactRequestSchema.shape.askedAt,
})
export type ContactForm = z.output<typeof contactFormSchema>

/** How it stands with a request, to whoever has its receipt. */
export const contactReceiptSchema = contactLineSchema.omit({ id: true, version: true }).extend({
  /** Kept nowhere: whoever loses it loses the way to the request. */
  code: idSchema<'receipt'>(),
  state: z.enum(contactStates),
})
export type ContactReceipt = z.output<typeof contactReceiptSchema>

const token = z.string().max(120)

const missing: FieldCode = 'required'

const sentAskSchema = askSchema
  .extend({
    token,
    /** One of both: where one asks. */
    offerId: idSchema<'offer'>().optional(),
    organisationId: idSchema<'tenant'>().optional(),
    /** The text to which one agrees, in the language in which one has read it. */
    agreement: contactRequestSchema.shape.agreement,
  })
  .check(({ value, issues }) => {
    if ((value.offerId === undefined) !== (value.organisationId === undefined)) return
    issues.push({ code: 'custom', message: missing, path: ['offerId'], input: value })
  })
export type SentAsk = z.output<typeof sentAskSchema>

const shown = { in: z.enum(['en', 'de', 'fr', 'ar']).optional() }
const page = { answer: { status: 200 }, media: 'text/html' } as const

/** The longest that a field of the form may be when it is sent; what is too long for its rule is told at the field. */
const typed = z.string().max(600).default('')

/** The fields of the form as they are typed, each a text. */
export const typedAskSchema = z.object({
  in: z.enum(['en', 'de', 'fr', 'ar']),
  token,
  offer: idSchema<'offer'>().optional(),
  centre: idSchema<'tenant'>().optional(),
  name: typed,
  kind: typed,
  value: typed,
  shared: typed,
  silent: typed,
  codeWord: typed,
  language: typed,
  country: typed,
  when: typed,
  words: z.string().max(2000).default(''),
  agreed: typed,
  /** No person sees this one. */
  website: typed,
})
export type TypedAsk = z.output<typeof typedAskSchema>

/** How somebody without an account asks an organisation for contact: for programs, and as pages that need no script. */
export const publicContact = routes('api-public-contact', {
  openContactForm: {
    method: 'GET',
    path: '/v1/public/contact-form',
    summary:
      'Begin to ask for contact: the token with which a request is sent, once however often it is sent',
    answer: { status: 200, body: contactFormSchema },
  },
  askForContact: {
    method: 'POST',
    path: '/v1/public/contact-requests',
    summary: 'Ask a centre for contact; the same token answers the same receipt',
    body: sentAskSchema,
    answer: { status: 200, body: contactReceiptSchema },
  },
  readContactReceipt: {
    method: 'GET',
    path: '/v1/public/contact-requests/{receiptCode}',
    summary: 'Read by the code of a receipt whether a request was seen or answered',
    answer: { status: 200, body: contactReceiptSchema },
  },
  takeBackContactRequest: {
    method: 'DELETE',
    path: '/v1/public/contact-requests/{receiptCode}',
    summary: 'Take a request back: what was said is destroyed at once',
    answer: { status: 204 },
  },
  showContactForm: {
    method: 'GET',
    path: '/v1/public/pages/contact',
    summary: 'The form by which one asks for contact, as a page',
    query: z.object({
      ...shown,
      offer: idSchema<'offer'>().optional(),
      centre: idSchema<'tenant'>().optional(),
    }),
    ...page,
  },
  sendContactForm: {
    method: 'POST',
    path: '/v1/public/pages/contact',
    summary: 'Send that form; leads to the receipt, or shows the form again with what is wrong',
    form: true,
    body: typedAskSchema,
    ...page,
  },
  showReceiptDesk: {
    method: 'GET',
    path: '/v1/public/pages/receipts',
    summary: 'Where one types the code of a receipt',
    query: z.object({
      ...shown,
      /** Whether a request was taken back just now. */
      done: z.enum(['yes']).optional(),
    }),
    ...page,
  },
  findReceipt: {
    method: 'POST',
    path: '/v1/public/pages/receipts',
    summary: 'Find a receipt by its code, as it was typed',
    form: true,
    body: z.strictObject({ in: z.enum(['en', 'de', 'fr', 'ar']), code: z.string().max(200) }),
    ...page,
  },
  showReceipt: {
    method: 'GET',
    path: '/v1/public/pages/receipts/{receiptCode}',
    summary: 'A receipt as a page, to be printed',
    query: z.object(shown),
    ...page,
  },
  takeBackOnPage: {
    method: 'POST',
    path: '/v1/public/pages/receipts/{receiptCode}/take-back',
    summary: 'Take a request back by the page of its receipt',
    form: true,
    body: z.strictObject({ in: z.enum(['en', 'de', 'fr', 'ar']) }),
    ...page,
  },
})
