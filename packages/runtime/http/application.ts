import type { Route, RouteSet } from '@passerelle/contract/kit'
import { type Context, Hono, type MiddlewareHandler } from 'hono'
import { answerProblem } from './failure.ts'
import type { ApiEnvironment } from './gateway.ts'
import { secure } from './security-headers.ts'
import { Unrouted } from './unrouted.ts'

export type Application = Hono<ApiEnvironment>

/** Answers one route. Every error that it throws becomes a problem. */
export type Answering = (c: Context<ApiEnvironment>, operation: string, route: Route) => Promise<Response>

/** Answers what was thrown. */
type AnsweringError = (c: Context<ApiEnvironment>, thrown: unknown) => Promise<Response>

/**
 * Mounts every route of a set, and answers problems to all else. It is a value: a test calls `app.request('/v1/x')`
 * with no server.
 *
 * @param guards come before any route, and before it is known whether there is one
 */
export function application(
  set: RouteSet,
  answer: Answering,
  answerError: AnsweringError = answerProblem,
  guards: readonly MiddlewareHandler<ApiEnvironment>[] = [],
): Application {
  const app = new Hono<ApiEnvironment>()
  app.use(secure, ...guards)
  for (const [operation, route] of Object.entries(set.routes)) {
    app.on(route.method, honoPath(route.path), (c) =>
      // Hono's own way of errors passes on what is no `Error`, and nothing may be passed on.
      answer(c, operation, route).catch((thrown: unknown) => answerError(c, thrown)),
    )
  }
  app.notFound((c) => answerError(c, new Unrouted(methodsOf(set, c.req.path))))
  app.onError((error, c) => answerError(c, error))
  return app
}

function honoPath(template: string): string {
  return template.replace(/\{(\w+)\}/g, ':$1')
}

/** The methods that an address knows. An address that knows GET knows HEAD as well (RFC 9110, 9.3.2). */
function methodsOf(set: RouteSet, path: string): readonly string[] {
  const methods = Object.values(set.routes)
    .filter((route) => matches(route.path, path))
    .map((route): string => route.method)
  return methods.includes('GET') ? ['GET', 'HEAD', ...methods.filter((method) => method !== 'GET')] : methods
}

function matches(template: string, path: string): boolean {
  const expected = template.split('/')
  const actual = path.split('/')
  return (
    expected.length === actual.length &&
    expected.every((part, n) => (part.startsWith('{') ? actual[n] !== '' : part === actual[n]))
  )
}
