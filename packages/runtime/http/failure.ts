import { Refused } from '@passerelle/domain/kernel'
import { type Language, negotiate } from '@passerelle/messages'
import type { Context } from 'hono'
import { log, traceOf } from '../log.ts'
import { type ApiEnvironment, requestIdOf } from './gateway.ts'
import { problemOf, statusOf } from './problem.ts'
import { Rejected } from './rejected.ts'
import { Unrouted } from './unrouted.ts'

/** Turns whatever was thrown into a problem that says what the caller can do, and into a log line without content. */
export async function answerProblem(c: Context<ApiEnvironment>, error: unknown): Promise<Response> {
  const refusal = refusalOf(error)
  const requestId = requestIdOf(c)
  const status = statusOf[refusal.code]
  const fields = { requestId, operation: `${c.req.method} ${c.req.routePath}`, status, code: refusal.code }
  if (status >= 500) log('error', 'request failed', { ...fields, ...traceOf(error) })
  else log('info', 'request refused', fields)

  const language = languageOf(c)
  c.header('Content-Language', language)
  c.header('Content-Type', 'application/problem+json')
  if (refusal.code === 'method_not_allowed') c.header('Allow', refusal.allowed.join(', '))
  if (status === 503) c.header('Retry-After', '2')
  if (refusal.code === 'quota_exceeded') c.header('Retry-After', String(refusal.seconds))
  if (refusal.code === 'contended') c.header('Retry-After', '1')
  return c.body(JSON.stringify(await problemOf(refusal, { language, requestId })), status)
}

/** The language that an answer to this request is written in. */
export function languageOf(c: Context): Language {
  return negotiate(c.req.header('accept-language'))
}

function refusalOf(error: unknown) {
  if (error instanceof Refused || error instanceof Rejected) return error.refusal
  if (error instanceof Unrouted) {
    return error.allowed.length === 0
      ? ({ code: 'not_found' } as const)
      : ({ code: 'method_not_allowed', allowed: error.allowed } as const)
  }
  return isPassing(error) ? ({ code: 'unavailable' } as const) : ({ code: 'unexpected' } as const)
}

const passing = new Set([
  'ThrottlingException',
  // Of the identity pool, which an account is asked of.
  'TooManyRequestsException',
  'ProvisionedThroughputExceededException',
  'RequestLimitExceeded',
  'TransactionInProgressException',
  'InternalServerError',
  'ServiceUnavailable',
  'Unread',
  'TimeoutError',
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EPIPE',
  'ETIMEDOUT',
  'KMSInternalException',
  'DependencyTimeoutException',
  'KeyUnavailableException',
  // A key that was switched off is switched on again by whoever runs the platform; until then nothing is opened.
  'DisabledException',
  'KMSInvalidStateException',
])

/** Whether a service that we depend on failed in a way that passes. Nothing is answered in its place. */
function isPassing(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const code = 'code' in error ? String(error.code) : ''
  // An AWS client marks what the service itself calls its own fault.
  const isServers = '$fault' in error && error.$fault === 'server'
  return isServers || passing.has(error.name) || passing.has(code)
}
