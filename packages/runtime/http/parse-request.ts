import type { RequestTo, Route } from '@passerelle/contract/kit'
import { parameterNames, pathParameters } from '@passerelle/contract/kit'
import { type FieldError, refuse } from '@passerelle/domain/kernel'
import type { Context } from 'hono'
import type * as z from 'zod'
import { readJson } from './body.ts'
import { fieldErrors, type Place } from './validation.ts'

const idempotencyKeyForm = /^[\x21-\x7E]{16,128}$/

/**
 * Everything that a route reads of a request, through its schemas. All that is wrong is told at once.
 *
 * @throws {Refused} `not_found` for an id that cannot be one, `invalid` with path and reason for the rest,
 * `version_required` for a change without `If-Match`.
 * @throws {Rejected} when the body cannot be read at all.
 */
export async function parseRequest(route: Route, c: Context): Promise<RequestTo<Route>> {
  const errors: FieldError[] = []
  const check = (place: Place, schema: z.ZodType, value: unknown): unknown => {
    const result = schema.safeParse(value, { reportInput: true })
    if (result.success) return result.data
    errors.push(...fieldErrors(place, result.error.issues))
    return undefined
  }

  const params = parseParams(route, c)
  const query = parseQuery(route, c, errors, check)
  const body =
    route.body && check('body', route.body, readJson(c.req.header('content-type'), await bytesOf(c)))
  checkIdempotencyKey(c, errors)
  const expected = route.change === true ? parseVersion(c, errors) : undefined

  if (errors.length > 0) refuse({ code: 'invalid', errors })
  // Each part has passed its schema; the route's type says what came out.
  return { params, query, body, expected } as unknown as RequestTo<Route>
}

async function bytesOf(c: Context): Promise<Uint8Array> {
  return new Uint8Array(await c.req.arrayBuffer())
}

/** An id that cannot be one is as unknown as one that does not exist. */
function parseParams(route: Route, c: Context): Record<string, unknown> {
  return Object.fromEntries(
    parameterNames(route.path).map((name) => {
      const result = pathParameters[name].safeParse(c.req.param(name))
      return result.success ? [name, result.data] : refuse({ code: 'not_found' })
    }),
  )
}

function parseQuery(
  route: Route,
  c: Context,
  errors: FieldError[],
  check: (place: Place, schema: z.ZodType, value: unknown) => unknown,
): unknown {
  const given = c.req.queries()
  const repeated = Object.entries(given).filter(([, values]) => values.length > 1)
  for (const [name] of repeated) errors.push({ path: ['query', name.slice(0, 60)], code: 'repeated' })
  const single = Object.fromEntries(Object.entries(given).map(([name, values]) => [name, values[0]]))
  if (route.query !== undefined) return check('query', route.query, single)
  for (const name of Object.keys(given))
    errors.push({ path: ['query', name.slice(0, 60)], code: 'unknown_field' })
  return undefined
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
