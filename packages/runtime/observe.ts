import type { MiddlewareObj } from '@middy/core'
import type { Context } from 'aws-lambda'
import { announceRuntime } from './announce.ts'
import { log, traceOf } from './log.ts'
import { writeMetrics } from './metric.ts'

/** On every function: at start what it runs on, then one line a call with its duration, as metrics too. */
export function observe(): MiddlewareObj<unknown, unknown, Error, Context, { startedAt?: number }> {
  const name = process.env['AWS_LAMBDA_FUNCTION_NAME'] ?? 'local'
  announceRuntime()
  return {
    before: (request) => {
      request.internal.startedAt = performance.now()
    },
    after: (request) => measure(name, request.internal.startedAt, isFailure(request.response) ? 1 : 0),
    onError: (request) => {
      measure(name, request.internal.startedAt, 1)
      log('error', 'call failed', { function: name, ...traceOf(request.error) })
    },
  }
}

/** Whether an answer tells of a failure: a status of 5xx, or records that were not handled. */
function isFailure(response: unknown): boolean {
  if (typeof response !== 'object' || response === null) return false
  const { statusCode, batchItemFailures } = response as Record<string, unknown> // an object, so it may be asked
  return (
    (typeof statusCode === 'number' && statusCode >= 500) ||
    (Array.isArray(batchItemFailures) && batchItemFailures.length > 0)
  )
}

function measure(name: string, startedAt: unknown, failed: number): void {
  const milliseconds = typeof startedAt === 'number' ? Math.round(performance.now() - startedAt) : 0
  writeMetrics(
    'function',
    { milliseconds: 'Milliseconds', failed: 'Count' },
    { function: name, milliseconds, failed },
  )
}
