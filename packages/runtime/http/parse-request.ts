import type { RequestTo, Route } from '@passerelle/contract/kit'
import { codeParameters, fieldErrors, parameterNames, pathParameters } from '@passerelle/contract/kit'
import { type FieldError, type Instant, refuse } from '@passerelle/domain/kernel'
import type { Context } from 'hono'
import * as z from 'zod'
import { maxBodyBytes, maxLargeBodyBytes, readJson } from './body.ts'
import { type DayRules, dayErrors, isSamePlace } from './days.ts'

const idempotencyKeyForm = /^[\x21-\x7E]{16,128}$/

/**
 * Everything that a route reads of a request, through its schemas. All that is wrong is told at once.
 *
 * @param calendar the kinds of the days that the route takes, and the present from which they are seen
 * @throws {Refused} `not_found` for an id that cannot be one, `invalid` with path and reason for the rest,
 * `version_required` for a change without `If-Match`.
 * @throws {Rejected} when the body cannot be read at all.
 */
export async function parseRequest(
  route: Route,
  c: Context,
  calendar?: { readonly days: DayRules | undefined; readonly now: Instant },
  read: ReadBody = readJson,
): Promise<RequestTo<Route>> {
  const errors: FieldError[] = []
  const sent: { body?: unknown; query?: unknown } = {}
  const check: Check = (place, schema, value) => {
    sent[place] = value
    const result = schema.safeParse(value, { reportInput: true })
    if (result.success) return result.data
    errors.push(...fieldErrors(place, result.error.issues))
    return undefined
  }

  const params = parseParams(route, c, errors)
  const query = parseQuery(route, c, errors, check)
  const body = await parseBody(route, c, check, read)
  if (route.method === 'POST') checkIdempotencyKey(c, errors)
  const expected = route.change === true ? parseVersion(c, errors) : undefined

  const { days = {}, now = '' } = calendar ?? {}
  const odd = dayErrors(days, sent, now)
  // A day that cannot be meant is told as that, and not also as whatever else it breaks.
  const others = errors.filter((error) => !odd.some((day) => isSamePlace(day, error)))
  if (odd.length + others.length > 0) refuse({ code: 'invalid', errors: [...others, ...odd] })
  // Each part has passed its schema; the route's type says what came out.
  return { params, query, body, expected } as unknown as RequestTo<Route>
}

/** Reads a body from its bytes. @throws {Rejected} */
export type ReadBody = (contentType: string | undefined, bytes: Uint8Array, limit?: number) => unknown

type Check = (place: 'body' | 'query', schema: z.ZodType, value: unknown) => unknown

// A body that is sent to a route that takes none must not look as if it had been taken.
const nothing = z.strictObject({})

async function parseBody(route: Route, c: Context, check: Check, read: ReadBody): Promise<unknown> {
  const bytes = new Uint8Array(await c.req.arrayBuffer())
  if (bytes.length === 0) {
    if (route.body === undefined) return undefined
    // A command that needs to be told nothing is not made to say so.
    const unsaid = route.method === 'POST' ? route.body.safeParse({}) : undefined
    if (unsaid?.success) return unsaid.data
  }
  const limit = route.large === true ? maxLargeBodyBytes : maxBodyBytes
  const body = check('body', route.body ?? nothing, read(c.req.header('content-type'), bytes, limit))
  return route.body && body
}

/** An id that cannot be one is as unknown as one that does not exist. A code that is none is told by name, as in a body. */
function parseParams(route: Route, c: Context, errors: FieldError[]): Record<string, unknown> {
  return Object.fromEntries(
    parameterNames(route.path).map((name) => {
      const result = pathParameters[name].safeParse(c.req.param(name))
      if (result.success) return [name, result.data]
      if (!codeParameters.has(name)) refuse({ code: 'not_found' })
      errors.push(
        ...fieldErrors('path', result.error.issues).map((error) => ({ ...error, path: ['path', name] })),
      )
      return [name, undefined]
    }),
  )
}

function parseQuery(route: Route, c: Context, errors: FieldError[], check: Check): unknown {
  const given = new Map<string, string>()
  for (const [name, value] of new URL(c.req.url).searchParams) {
    if (given.has(name)) errors.push({ path: ['query', name.slice(0, 60)], code: 'repeated' })
    given.set(name, value)
  }
  const query = check('query', route.query ?? nothing, Object.fromEntries(given))
  return route.query && query
}

function checkIdempotencyKey(c: Context, errors: FieldError[]): void {
  const key = c.req.header('idempotency-key')
  if (key === undefined || idempotencyKeyForm.test(key)) return
  errors.push({ path: ['header', 'Idempotency-Key'], code: 'invalid_idempotency_key' })
}

/** The version in `If-Match`, as this API writes it in `ETag`: `"7"`. */
function parseVersion(c: Context, errors: FieldError[]): number {
  const tag = c.req.header('if-match')
  if (tag === undefined) refuse({ code: 'version_required' })
  const version = /^"([1-9]\d{0,8})"$/.exec(tag)?.[1]
  if (version === undefined) errors.push({ path: ['header', 'If-Match'], code: 'invalid_version' })
  return Number(version ?? 0)
}
