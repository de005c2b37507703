import middy from '@middy/core'
import type { Context } from 'aws-lambda'
import { log, traceOf } from './log.ts'
import { observe } from './observe.ts'

/** One change of the main table, as its stream tells it; images in the engine's attribute form. */
export type StreamRecord = {
  readonly eventID?: string
  readonly eventName?: 'INSERT' | 'MODIFY' | 'REMOVE'
  readonly dynamodb?: {
    readonly SequenceNumber?: string
    readonly NewImage?: Readonly<Record<string, unknown>>
    readonly OldImage?: Readonly<Record<string, unknown>>
  }
}
export type StreamEvent = { readonly Records: readonly StreamRecord[] }
export type BatchAnswer = { readonly batchItemFailures: readonly { readonly itemIdentifier: string }[] }
export type StreamHandler = (event: StreamEvent, context: Context) => Promise<BatchAnswer>

/**
 * Handles a stream's records one after the other, in their order. The first that fails is reported, and the stream
 * delivers it and all that follow again: so nothing is handled before what came before it.
 */
export function inOrder(handle: (record: StreamRecord) => Promise<void>): StreamHandler {
  return middy<StreamEvent, BatchAnswer>(async (event: StreamEvent) => {
    for (const record of event.Records) {
      try {
        await handle(record)
      } catch (error) {
        log('error', 'record failed', { records: event.Records.length, ...traceOf(error) })
        return { batchItemFailures: [{ itemIdentifier: record.dynamodb?.SequenceNumber ?? '' }] }
      }
    }
    return { batchItemFailures: [] }
  }).use(observe())
}

export type Call<Event, Answer> = (event: Event, context: Context) => Promise<Answer>

/** A function that a clock or a person with deployment rights starts. */
export function onCall<Event, Answer>(handle: (event: Event) => Promise<Answer>): Call<Event, Answer> {
  return middy<Event, Answer>((event: Event) => handle(event)).use(observe())
}
