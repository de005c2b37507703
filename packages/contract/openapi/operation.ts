import { idSchema } from '@passerelle/domain/kernel'
import { paperRole, personRole } from '@passerelle/domain/tenancy'
import * as z from 'zod'
import { type Endpoint, endpoints, itemRouteOf, parameterNames, pathParameters } from '../index.ts'
import { areaOf } from './areas.ts'
import type { JsonSchema, Operation, Parameter, Reference, Response } from './document-types.ts'
import { headerRefs } from './headers.ts'
import { refusalsOf } from './problems.ts'
import type { SchemaBook } from './schemas.ts'

/** One operation of the document, from one route of the contract. */
export function operationOf(route: Endpoint, book: SchemaBook): Operation {
  const { operationId, path, summary, access, body, query } = route
  return {
    operationId,
    tags: [areaOf(path)],
    summary,
    ...securityOf(access),
    'x-roles': access === 'public' ? ['public'] : access,
    parameters: [
      ...parameterNames(path).map(parameterRef),
      ...(query === undefined ? [] : queryParameters(query, book)),
      ...(route.change === true ? [parameterRef('ifMatch')] : []),
      ...(route.method === 'POST' ? [parameterRef('idempotencyKey')] : []),
    ],
    ...(body !== undefined && {
      requestBody: {
        required: true,
        content: { 'application/json': { schema: book.schemaOf('input', body) } },
      },
    }),
    responses: { [route.answer.status]: success(route, book), ...refusalsOf(route) },
  }
}

/** Nobody signs in for what is public, and a person comes by their own link; for all else the document says it once. */
function securityOf(access: Endpoint['access']): Pick<Operation, 'security'> {
  if (access === 'public') return { security: [] }
  if (access.some((role) => role === paperRole)) return { security: [{ paper: [] }] }
  return access.some((role) => role === personRole) ? { security: [{ ownLink: [] }] } : {}
}

function parameterRef(name: string): Reference {
  return { $ref: `#/components/parameters/${name}` }
}

function queryParameters(query: z.ZodObject, book: SchemaBook): Parameter[] {
  const { properties = {}, required = [] } = book.schemaOf('input', query)
  return Object.entries(properties).map(([name, schema]) => ({
    name,
    in: 'query',
    required: required.includes(name),
    schema,
  }))
}

function success(route: Endpoint, book: SchemaBook): Response {
  const { body } = route.answer
  const fields = body instanceof z.ZodObject ? Object.keys(body.shape) : []
  const names = [
    ...(fields.includes('version') ? ['ETag'] : []),
    ...(itemRouteOf(route, endpoints) === undefined ? [] : ['Location']),
    ...(fields.includes('next') ? ['Link'] : []),
    ...(route.method === 'POST' ? ['Idempotency-Replayed'] : []),
    ...(route.media === 'text/html' ? ['Content-Language'] : []),
  ]
  return {
    description: descriptions[route.answer.status],
    ...(names.length > 0 && { headers: headerRefs(names) }),
    ...(body !== undefined && {
      content: { 'application/json': { schema: book.schemaOf('output', body) } },
    }),
    ...(route.media !== undefined && {
      content: { [route.media]: { schema: { type: route.media === 'text/html' ? 'string' : 'object' } } },
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
export function sharedParameters(): Readonly<Record<string, Parameter>> {
  const inPath = Object.entries(pathParameters).map(([name, schema]): [string, Parameter] => [
    name,
    { name, in: 'path', required: true, schema: formOf(schema) },
  ])
  return { ...Object.fromEntries(inPath), ifMatch, idempotencyKey }
}

const idForm = idSchema().meta()?.['pattern']

/** The schema of a path's parameter; most are ids. */
function formOf(schema: z.ZodType): JsonSchema {
  const { type, pattern, description } = schema.meta() ?? {}
  if (pattern === idForm) return { $ref: '#/components/schemas/Id' }
  return { type: String(type), pattern: String(pattern), description: String(description) }
}

const ifMatch: Parameter = {
  name: 'If-Match',
  in: 'header',
  required: true,
  description:
    'The version that was read, as `ETag` gave it. The change is refused when it is not the latest.',
  schema: { type: 'string', pattern: '^"[1-9]\\d{0,8}"$' },
}

const idempotencyKey: Parameter = {
  name: 'Idempotency-Key',
  in: 'header',
  required: false,
  description: 'Makes the request safe to repeat for seven days: it is carried out once, and answered again.',
  schema: { type: 'string', minLength: 16, maxLength: 128, pattern: '^[\\x21-\\x7E]+$' },
}
