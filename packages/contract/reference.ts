import * as z from 'zod'
import { routes } from './route.ts'

/** The documentation of the API itself; open to everybody. */
export const reference = routes('api-reference', {
  readDocument: {
    method: 'GET',
    path: '/v1/openapi.json',
    summary: 'The OpenAPI document of this API',
    answer: { status: 200 },
    media: 'application/openapi+json',
  },
  readDocumentation: {
    method: 'GET',
    path: '/v1/docs',
    summary: 'The same document to read, in the language that is asked for or that Accept-Language prefers',
    query: z.strictObject({ language: z.enum(['en', 'de', 'fr', 'ar']).optional() }),
    answer: { status: 200 },
    media: 'text/html',
  },
})
