import { channelKinds } from '@passerelle/domain/casework'
import { languageSchema } from '@passerelle/domain/codes'
import {
  contactRules,
  contactTemplates,
  messageSchema,
  readReceiptSchema,
  writeMessageSchema,
} from '@passerelle/domain/exchange'
import * as z from 'zod'
import { pageOf, pageQuerySchema } from './list.ts'
import type { Routes } from './route.ts'

/** One page of a conversation, the newest message last, and how far the people of both sides have read. */
export const conversationPageSchema = pageOf(messageSchema).extend({
  receipts: z.array(readReceiptSchema),
})
export type ConversationPage = z.output<typeof conversationPageSchema>

export const receiptsSchema = z.strictObject({ receipts: z.array(readReceiptSchema) })

/** Which text, on which of the person's channels: their place in the case or in the package, the first is 0. */
export const personMessageQuerySchema = z.strictObject({
  template: z.enum(contactTemplates),
  channel: z.coerce.number().int().min(0).max(9),
  language: languageSchema.optional(),
})
export type PersonMessageQuery = z.output<typeof personMessageQuerySchema>

/** A text that is ready to be sent, in the person's language where there are texts in it, and the rules that shaped it. */
export const personMessageSchema = z.strictObject({
  template: z.enum(contactTemplates),
  channel: z.strictObject({ position: z.int().min(0), kind: z.enum(channelKinds) }),
  language: z.string(),
  version: z.int().min(1),
  rules: z.array(z.enum(contactRules)),
  text: z.string(),
})
export type PersonMessage = z.output<typeof personMessageSchema>

const one = '/v1/referrals/{referralId}'

/** What the two sides of a referral say to each other. */
export const talk = {
  writeMessage: {
    method: 'POST',
    path: `${one}/messages`,
    summary: 'Write to those who answer for the referral on the other side',
    body: writeMessageSchema,
    answer: { status: 201, body: messageSchema },
  },
  readMessages: {
    method: 'GET',
    path: `${one}/messages`,
    summary: 'Read what was written, the newest message last, and how far everybody has read',
    query: pageQuerySchema,
    answer: { status: 200, body: conversationPageSchema },
  },
  markMessagesRead: {
    method: 'POST',
    path: `${one}/messages/read`,
    summary: 'Say up to which message one has read',
    body: z.strictObject({ upTo: messageSchema.shape.seq }),
    answer: { status: 200, body: receiptsSchema },
  },
  addressPerson: {
    method: 'GET',
    path: `${one}/person-messages`,
    summary: 'Read a text to the person for one of their channels, within the safety rule of that channel',
    query: personMessageQuerySchema,
    answer: { status: 200, body: personMessageSchema },
  },
} as const satisfies Routes
