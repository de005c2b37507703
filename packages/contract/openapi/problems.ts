import type { ZodOpenApiResponseObject, ZodOpenApiSchemaObject } from 'zod-openapi'
import type { Endpoint } from '../index.ts'
import { headerRefs } from './headers.ts'
import { refusals } from './refusals.ts'

/** The shape of every refusal (RFC 9457). */
export const problemSchema: ZodOpenApiSchemaObject = {
  type: 'object',
  description:
    'Why a request was refused. Besides these, a problem holds the facts of its code: `current`, `limit`, `allowed`, …',
  properties: {
    type: { type: 'string', description: 'always about:blank; the code tells problems apart' },
    status: { type: 'integer', minimum: 400, maximum: 599 },
    code: { type: 'string', description: 'what happened, for programs: stale_version, consent_missing, …' },
    title: { type: 'string', description: 'what happened, for people' },
    detail: { type: 'string', description: 'what one can do about it' },
    errors: {
      type: 'array',
      maxItems: 50,
      items: {
        type: 'object',
        properties: {
          path: { type: 'string', description: 'where: body.names[0].given' },
          code: { type: 'string', description: 'which rule, for programs' },
          message: { type: 'string', description: 'which rule and its bound, for people' },
        },
        required: ['path', 'code', 'message'],
      },
    },
    requestId: { type: 'string', description: 'the number under which the request can be found again' },
  },
  required: ['type', 'code', 'title', 'detail', 'requestId'],
  additionalProperties: true,
}

/** The refusals that a route can answer with, by status. */
export function refusalsOf(route: Endpoint): Record<`${number}`, { readonly $ref: string }> {
  const possible = Object.entries(refusals).filter(([, refusal]) => refusal.of(route))
  return Object.fromEntries(
    possible.map(([status, { name }]) => [status, { $ref: `#/components/responses/${name}` }]),
  )
}

/** The components behind them. */
export function problemResponses(): Record<string, ZodOpenApiResponseObject> {
  return Object.fromEntries(
    Object.entries(refusals).map(([status, { name, description, headers = [], example }]) => [
      name,
      {
        description,
        ...(headers.length > 0 && { headers: headerRefs(headers) }),
        content: {
          'application/problem+json': {
            schema: { $ref: '#/components/schemas/Problem' },
            example: {
              type: 'about:blank',
              status: Number(status),
              ...example,
              requestId: '6f1c9a52-0d3e-4f0b-9a55-2f8d1c7be001',
            },
          },
        },
      },
    ]),
  )
}
