import { quotasSchema } from '@passerelle/domain/tenancy'
import { platform, takeLease } from '@passerelle/table'
import type { MiddlewareHandler } from 'hono'
import { required, resourcesOf } from '../environment.ts'
import { systemClock } from '../identifiers.ts'
import { log, traceOf } from '../log.ts'
import { writeMetrics } from '../metric.ts'
import { type CountedCaller, requestCounter, type Standing } from '../request-counter.ts'
import { type Session, sessionOf } from '../session.ts'
import type { ApiEnvironment } from './gateway.ts'
import { Rejected } from './rejected.ts'

/**
 * Counts a request before anything of it is read, and refuses it where the quota of who calls is used up. Every answer
 * says how the caller stands (draft-ietf-httpapi-ratelimit-headers). The platform's operator has no quota.
 */
export function quotaGuard(
  count: (caller: CountedCaller) => Promise<Standing>,
): MiddlewareHandler<ApiEnvironment> {
  return async (c, next) => {
    const caller = callerIn(c.env?.event?.requestContext.authorizer)
    if (caller !== undefined) {
      const { policy, perMinute, isAnswered, left, seconds } = await count(caller)
      c.header('RateLimit-Policy', `"${policy}";q=${perMinute};w=60`)
      c.header('RateLimit', `"${policy}";r=${left};t=${seconds}`)
      if (!isAnswered) throw new Rejected({ code: 'quota_exceeded', limit: perMinute, seconds })
    }
    await next()
  }
}

let counter: ReturnType<typeof requestCounter> | undefined

/** The same by the counter of this environment, which is made with its first request. */
export const withinQuota = quotaGuard((caller) => {
  counter ??= openCounter(process.env)
  return counter(caller)
})

/** Nobody where the authorizer named nobody: then no route answers either. */
function callerIn(context: Parameters<typeof sessionOf>[0] | null | undefined): CountedCaller | undefined {
  return context === undefined || context === null ? undefined : countedIn(sessionOf(context))
}

function countedIn({ scope, kind, roles }: Session): CountedCaller | undefined {
  const { tenant, ...rest } = scope
  if (tenant === platform || kind === undefined) return undefined
  return { scope: { ...rest, tenant }, kind, roles }
}

/** Nobody waits longer for a count: what is asked for matters more. */
const patienceMs = 500

function openCounter(environment: NodeJS.ProcessEnv): ReturnType<typeof requestCounter> {
  const quotas = quotasSchema.parse(JSON.parse(required(environment, 'QUOTAS')))
  const patience = patienceMs * Number(environment['CALL_PATIENCE'] ?? 1)
  return requestCounter({
    quotas,
    clock: systemClock,
    takeLease: (scope, lease) =>
      takeLease(scope, resourcesOf(environment), lease, AbortSignal.timeout(patience)),
    onSpent: ({ scope }) => log('warn', 'quota used up', { tenant: scope.tenant, code: 'quota_exceeded' }),
    onFault: (error) => tellFault(environment, error),
  })
}

function tellFault(environment: NodeJS.ProcessEnv, error: unknown): void {
  log('error', 'requests not counted', traceOf(error))
  const stage = environment['STAGE'] ?? 'local'
  writeMetrics('stage', { uncountedRequests: 'Count' }, { stage, uncountedRequests: 1 })
}
