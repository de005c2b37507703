import middy from '@middy/core'
import type { Context } from 'aws-lambda'
import * as z from 'zod'
import { log, traceOf } from './log.ts'
import { observe } from './observe.ts'

/** A row of the main table that has changed: which one, and never what stands there. */
export type RowChange = {
  readonly change: 'INSERT' | 'MODIFY' | 'REMOVE'
  readonly pk: string
  readonly sk: string
}
/** What Lambda takes out of a queue, as far as it is read. */
export type QueueEvent = {
  readonly Records: readonly { readonly messageId: string; readonly body: string }[]
}
export type BatchAnswer = { readonly batchItemFailures: readonly { readonly itemIdentifier: string }[] }
export type ChangesHandler = (event: QueueEvent, context: Context) => Promise<BatchAnswer>

const rowChangeSchema = z.object({
  change: z.enum(['INSERT', 'MODIFY', 'REMOVE']),
  pk: z.string().min(1),
  sk: z.string().min(1),
})

/**
 * Handles changes of the table one after the other. They come twice, late and in any order, so whoever handles them looks
 * at what stands there now. One that fails is reported and comes again; the others are done.
 */
export function onChanges(handle: (change: RowChange) => Promise<void>): ChangesHandler {
  return middy<QueueEvent, BatchAnswer>(async (event: QueueEvent) => {
    const batchItemFailures: { readonly itemIdentifier: string }[] = []
    for (const { messageId, body } of event.Records) {
      try {
        await handle(rowChangeSchema.parse(JSON.parse(body)))
      } catch (error) {
        log('error', 'change failed', { records: event.Records.length, ...traceOf(error) })
        batchItemFailures.push({ itemIdentifier: messageId })
      }
    }
    return { batchItemFailures }
  }).use(observe())
}

export type Call<Event, Answer> = (event: Event, context: Context) => Promise<Answer>

/** A function that a clock or a person with deployment rights starts. */
export function onCall<Event, Answer>(handle: (event: Event) => Promise<Answer>): Call<Event, Answer> {
  return middy<Event, Answer>((event: Event) => handle(event)).use(observe())
}
