import type { Route } from '@passerelle/contract/kit'
import type { FirstAnswer } from '@passerelle/table'
import type { Context } from 'hono'

/**
 * Writes a use case's result through the route's schema, so that nothing leaves which the document does not name.
 * A result with a `version` gets it as `ETag`; a page with a `next` gets the `Link` of RFC 8288.
 */
export function answerWith(c: Context, route: Route, result: unknown, first?: FirstAnswer): Response {
  if (first !== undefined) c.header('Idempotency-Replayed', 'true')
  const status = route.answer.status
  if (route.answer.body === undefined) return c.body(null, 204)
  const body = route.answer.body.parse(result)
  const { version, next, id } = facts(body)
  if (version !== undefined) c.header('ETag', `"${version}"`)
  if (next !== undefined) c.header('Link', `<${nextPage(c, next)}>; rel="next"`)
  if (status === 201 && id !== undefined) c.header('Location', `${c.req.path}/${id}`)
  return c.json(body, status === 204 ? 200 : status)
}

function facts(body: unknown): { version?: number; next?: string; id?: string } {
  if (typeof body !== 'object' || body === null) return {}
  const { version, next, id } = body as Record<string, unknown> // an object, so its fields may be asked for
  return {
    ...(typeof version === 'number' && { version }),
    ...(typeof next === 'string' && { next }),
    ...(typeof id === 'string' && { id }),
  }
}

function nextPage(c: Context, cursor: string): string {
  const url = new URL(c.req.url)
  url.searchParams.set('cursor', cursor)
  return url.pathname + url.search
}
