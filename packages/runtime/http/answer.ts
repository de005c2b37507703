import { createHash } from 'node:crypto'
import { gunzipSync } from 'node:zlib'
import { itemRouteOf, type Page, type Route, type RouteSet } from '@passerelle/contract/kit'
import type { FirstAnswer } from '@passerelle/table'
import type { Context } from 'hono'

/**
 * Writes a use case's result through the route's schema, so that nothing leaves which the document does not name: a
 * result with another field is a fault of ours, answered with 500. A result with a `version` gets it as `ETag`, one
 * that was made its `Location`, and a page with a `next` the `Link` of RFC 8288.
 *
 * @throws {ZodError} when the result is not what the route's schema says.
 */
export function answerWith(
  c: Context,
  set: RouteSet,
  route: Route,
  result: unknown,
  first?: FirstAnswer,
): Response {
  if (first !== undefined) c.header('Idempotency-Replayed', 'true')
  if (route.media !== undefined) return answerPage(c, route.media, result as Page) // what such a route answers
  const { status, body: schema } = route.answer
  if (schema === undefined || status === 204) return c.body(null, 204)
  const body = schema.parse(result)
  if (route.lasting !== undefined) return answerLasting(c, body, route.lasting)
  const { version, next, id } = facts(body)
  if (version !== undefined) c.header('ETag', `"${version}"`)
  if (next !== undefined) c.header('Link', `<${nextPage(c, next)}>; rel="next"`)
  if (id !== undefined && itemRouteOf(route, Object.values(set.routes)) !== undefined)
    c.header('Location', route.successor ? `../${id}` : addressOf(c, id))
  return c.json(body, status)
}

/** Writes what anybody may keep for some seconds, and read from pages of their own; who has it already is told so. */
function answerLasting(c: Context, body: unknown, seconds: number): Response {
  const content = JSON.stringify(body, inOrder)
  const etag = `"${createHash('sha256').update(content).digest('hex').slice(0, 32)}"`
  const { next } = facts(body)
  if (next !== undefined) c.header('Link', `<${nextPage(c, next)}>; rel="next"`)
  c.header('Cache-Control', `public, max-age=${seconds}`)
  c.header('Access-Control-Allow-Origin', '*')
  c.header('Cross-Origin-Resource-Policy', 'cross-origin')
  c.header('ETag', etag)
  if (isKnown(c, etag)) return c.body(null, 304)
  c.header('Content-Type', 'application/json')
  return c.body(content, 200)
}

/** The fields of an object by their names, so that what is the same is written the same, in whatever order it was read. */
function inOrder(_: string, part: unknown): unknown {
  if (typeof part !== 'object' || part === null || Array.isArray(part)) return part
  return Object.fromEntries(Object.entries(part).toSorted(([one], [other]) => (one < other ? -1 : 1)))
}

/** Writes a page of a media type; one that the caller has already is not sent again. */
export function answerPage(
  c: Context,
  media: string,
  { content, status = 200, headers = {} }: Page,
): Response {
  for (const [name, value] of Object.entries(headers)) c.header(name, value)
  if (isKnown(c, headers['ETag'])) return c.body(null, 304)
  if (typeof content === 'object' && 'bytes' in content) {
    c.header('Content-Type', media)
    return c.body(content.bytes, 200)
  }
  c.header('Content-Type', `${media}; charset=utf-8`)
  if (typeof content === 'string') return c.body(content, status)
  c.header('Vary', 'Accept-Encoding')
  if (c.req.header('accept-encoding')?.includes('gzip') !== true) return c.body(gunzipSync(content.gzip), 200)
  c.header('Content-Encoding', 'gzip')
  return c.body(content.gzip, 200)
}

/** Whether the caller has what it asks for, by `If-None-Match` (RFC 9110, 13.1.2). */
function isKnown(c: Context, etag: string | undefined): boolean {
  const known = c.req.header('if-none-match')?.split(',') ?? []
  return etag !== undefined && known.some((each) => each.trim().replace(/^W\//, '') === etag)
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

// Both are relative to the address that was asked for: a caller may know the API under a path that no route names.

function nextPage(c: Context, cursor: string): string {
  const { searchParams } = new URL(c.req.url)
  searchParams.set('cursor', cursor)
  return `?${searchParams}`
}

function addressOf(c: Context, id: string): string {
  return `${c.req.path.split('/').at(-1)}/${id}`
}
