import { randomUUID } from 'node:crypto'
import * as z from 'zod'
import type { Invoker } from '../lambda/invoker.ts'
import type { LogSink } from '../log.ts'
import type { Queues } from '../queues/queues.ts'
import type { Change } from './changes.ts'
import { type Mapping, roleOf } from './mapping.ts'

export type Delivery = {
  readonly mapping: Mapping
  readonly shardId: string
  readonly invoker: Invoker
  readonly queues: Queues
  readonly log: LogSink
  readonly clock: { now(): Date }
  /** How long to wait before try number `attempt`, in milliseconds. */
  readonly pause: (attempt: number) => number
  readonly closing: () => boolean
}

const reportSchema = z
  .object({ batchItemFailures: z.array(z.object({ itemIdentifier: z.string() })).nullish() })
  .nullable()

/**
 * Delivers a batch until the function has taken every change in it or patience is over: then what is left goes to the
 * failure destination, and the stream moves on. Changes are never delivered out of order.
 */
export async function deliver(delivery: Delivery, batch: readonly Change[]): Promise<void> {
  await attempt(delivery, batch, 0)
}

async function attempt(delivery: Delivery, batch: readonly Change[], failures: number): Promise<void> {
  const { mapping } = delivery
  const remaining = await leftOver(delivery, batch)
  if (remaining.length === 0 || delivery.closing()) return
  if (isTooOld(delivery, remaining)) return giveUp(delivery, remaining, failures + 1, 'RecordAgeExceeded')
  if (mapping.bisects && batch.length > 1) return split(delivery, batch, remaining, failures)
  if (mapping.retries >= 0 && failures >= mapping.retries) {
    return giveUp(delivery, remaining, failures + 1, 'RetryAttemptsExhausted')
  }
  await rest(delivery, failures)
  return attempt(delivery, remaining, failures + 1)
}

/** Sets a failing change apart from its neighbours. Setting apart costs none of the retries that each of them has. */
async function split(
  delivery: Delivery,
  batch: readonly Change[],
  remaining: readonly Change[],
  failures: number,
): Promise<void> {
  await rest(delivery, failures)
  // A report has already cut the batch, at the change that failed.
  if (remaining.length < batch.length) return attempt(delivery, remaining, failures)
  const half = Math.ceil(remaining.length / 2)
  await attempt(delivery, remaining.slice(0, half), failures)
  await attempt(delivery, remaining.slice(half), failures)
}

function rest({ pause }: Delivery, failures: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, pause(failures + 1)))
}

/** Invokes the function once and says which changes have to be delivered again. */
async function leftOver(delivery: Delivery, batch: readonly Change[]): Promise<readonly Change[]> {
  const { mapping, invoker, log } = delivery
  const outcome = await invoker.invoke(mapping.lambda, { Records: batch })
  if ('error' in outcome) {
    log({ source: 'stream', line: `${mapping.lambda.name} failed: ${outcome.error.errorMessage}` })
    return batch
  }
  if (!mapping.reportsItems) return []
  const report = reportSchema.safeParse(JSON.parse(outcome.payload))
  if (!report.success) return batch
  const failed = new Set((report.data?.batchItemFailures ?? []).map(({ itemIdentifier }) => itemIdentifier))
  if (failed.size === 0) return []
  // The lowest failed sequence number is the checkpoint; an identifier that is none fails the whole batch.
  const first = batch.findIndex(({ dynamodb }) => failed.has(dynamodb.SequenceNumber))
  return first < 0 ? batch : batch.slice(first)
}

function isTooOld({ mapping, clock }: Delivery, [first]: readonly Change[]): boolean {
  if (mapping.oldest < 0 || first === undefined) return false
  return clock.now().getTime() / 1000 - first.dynamodb.ApproximateCreationDateTime > mapping.oldest
}

/** Writes down which changes were given up: their place in the stream, never their content. */
function giveUp(delivery: Delivery, batch: readonly Change[], tries: number, condition: string): void {
  const { mapping, queues, log, clock } = delivery
  const [first] = batch
  const last = batch.at(-1)
  log({ source: 'stream', line: `${mapping.lambda.name} gave up ${batch.length} change(s): ${condition}` })
  if (mapping.failureArn === undefined || first === undefined || last === undefined) return
  const instant = (change: Change) =>
    new Date(change.dynamodb.ApproximateCreationDateTime * 1000).toISOString()
  queues.send(roleOf(mapping.lambda), mapping.failureArn, {
    requestContext: {
      requestId: randomUUID(),
      functionArn: mapping.lambda.arn,
      condition,
      approximateInvokeCount: tries,
    },
    responseContext: { statusCode: 200, executedVersion: '$LATEST', functionError: 'Unhandled' },
    version: '1.0',
    timestamp: clock.now().toISOString(),
    DDBStreamBatchInfo: {
      shardId: delivery.shardId,
      startSequenceNumber: first.dynamodb.SequenceNumber,
      endSequenceNumber: last.dynamodb.SequenceNumber,
      approximateArrivalOfFirstRecord: instant(first),
      approximateArrivalOfLastRecord: instant(last),
      batchSize: batch.length,
      streamArn: mapping.table.streamArn,
    },
  })
}
