import { feedRole, paperRole, personRole } from '@passerelle/domain/tenancy'
import * as z from 'zod'
import type { oas31, ZodOpenApiOperationObject, ZodOpenApiResponseObject } from 'zod-openapi'
import { type Endpoint, endpoints, itemRouteOf, parameterNames, pathParameters } from '../index.ts'
import { areaOf } from './areas.ts'
import { headerRefs } from './headers.ts'
import { refusalsOf } from './problems.ts'
import { idForm, idReference } from './schemas.ts'

/** One operation of the document, from one route of the contract. */
export function operationOf(route: Endpoint): ZodOpenApiOperationObject {
  const { operationId, path, summary, access, body, query } = route
  return {
    operationId,
    tags: [areaOf(path)],
    summary,
    ...securityOf(access),
    'x-roles': access === 'public' ? ['public'] : access,
    ...(query !== undefined && { requestParams: { query } }),
    parameters: [
      ...parameterNames(path).map(parameterRef),
      ...(route.change === true ? [parameterRef('ifMatch')] : []),
      ...(isRepeatable(route) ? [parameterRef('idempotencyKey')] : []),
    ],
    ...(body !== undefined && {
      requestBody: { required: true, content: { [takenBy(route)]: { schema: body } } },
    }),
    responses: { [`${route.answer.status}`]: success(route), ...refusalsOf(route) },
  }
}

/** A form of a page changes nothing, so there is nothing in it to do once. */
function isRepeatable({ method, form }: Endpoint): boolean {
  return method === 'POST' && form !== true
}

function takenBy({ form }: Endpoint): string {
  return form === true ? 'application/x-www-form-urlencoded' : 'application/json'
}

/** Nobody signs in for what is public, and a person comes by their own link; for all else the document says it once. */
function securityOf(access: Endpoint['access']): Pick<ZodOpenApiOperationObject, 'security'> {
  if (access === 'public') return { security: [] }
  if (access.some((role) => role === paperRole)) return { security: [{ paper: [] }] }
  if (access.some((role) => role === feedRole)) return { security: [{ feed: [] }] }
  return access.some((role) => role === personRole) ? { security: [{ ownLink: [] }] } : {}
}

function parameterRef(name: string) {
  return { $ref: `#/components/parameters/${name}` }
}

function success(route: Endpoint): ZodOpenApiResponseObject {
  const { body } = route.answer
  const fields = body instanceof z.ZodObject ? Object.keys(body.shape) : []
  const names = [
    ...(fields.includes('version') ? ['ETag'] : []),
    ...(itemRouteOf(route, endpoints) === undefined ? [] : ['Location']),
    ...(fields.includes('next') ? ['Link'] : []),
    ...(isRepeatable(route) ? ['Idempotency-Replayed'] : []),
    ...(route.access === 'public' ? [] : ['RateLimit-Policy', 'RateLimit']),
    ...(route.media === 'text/html' || route.media === 'application/pdf' ? ['Content-Language'] : []),
  ]
  return {
    description: descriptions[route.answer.status],
    ...(names.length > 0 && { headers: headerRefs(names) }),
    ...(body !== undefined && {
      content: { 'application/json': { schema: body } },
    }),
    ...(route.media !== undefined && {
      content: { [route.media]: formOfMedia(route.media) },
    }),
  }
}

const descriptions = {
  200: 'Done; the answer is how it stands now.',
  201: 'Made; the answer is how it stands now.',
  202: 'Taken; it will be done.',
  204: 'Done; there is nothing to answer.',
} as const

/** The parameters that several operations share. */
export function sharedParameters(): Readonly<Record<string, oas31.ParameterObject>> {
  const inPath = Object.entries(pathParameters).map(([name, schema]): [string, oas31.ParameterObject] => [
    name,
    { name, in: 'path', required: true, schema: formOf(schema) },
  ])
  return { ...Object.fromEntries(inPath), ifMatch, idempotencyKey }
}

/** The schema of a path's parameter; most are ids. */
function formOf(schema: z.ZodType): oas31.SchemaObject | oas31.ReferenceObject {
  const { pattern, description } = schema.meta() ?? {}
  if (pattern === idForm.pattern) return idReference
  return { type: 'string', pattern: String(pattern), description: String(description) }
}

const ifMatch: oas31.ParameterObject = {
  name: 'If-Match',
  in: 'header',
  required: true,
  description:
    'The version that was read, as `ETag` gave it. The change is refused when it is not the latest.',
  schema: { type: 'string', pattern: '^"[1-9]\\d{0,8}"$' },
}

const idempotencyKey: oas31.ParameterObject = {
  name: 'Idempotency-Key',
  in: 'header',
  required: false,
  description: 'Makes the request safe to repeat for seven days: it is carried out once, and answered again.',
  schema: { type: 'string', minLength: 16, maxLength: 128, pattern: '^[\\x21-\\x7E]+$' },
}

/** A page, a script, or a credential that is signed is read as it is; what is no text has no schema. */
function formOfMedia(media: NonNullable<Endpoint['media']>): oas31.MediaTypeObject {
  if (media === 'application/pdf' || media === 'application/octet-stream') return {}
  const isText = media.startsWith('text/') || media === 'application/vc+jwt'
  return { schema: { type: isText ? 'string' : 'object' } }
}
