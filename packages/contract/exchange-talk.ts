import { messageSchema, readReceiptSchema, writeMessageSchema } from '@passerelle/domain/exchange'
import * as z from 'zod'
import { pageOf, pageQuerySchema } from './list.ts'
import type { Routes } from './route.ts'

/** One page of a conversation, the newest message last, and how far the people of both sides have read. */
export const conversationPageSchema = pageOf(messageSchema).extend({
  receipts: z.array(readReceiptSchema),
})
export type ConversationPage = z.output<typeof conversationPageSchema>

export const receiptsSchema = z.strictObject({ receipts: z.array(readReceiptSchema) })

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
} as const satisfies Routes
