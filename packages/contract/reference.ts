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
    summary: 'The same document to read',
    answer: { status: 200 },
    media: 'text/html',
  },
})
