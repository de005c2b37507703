import * as z from 'zod'
import { routes } from './route.ts'

const languageChoice = z.strictObject({ language: z.enum(['en', 'de', 'fr', 'ar']).optional() })

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
    summary: 'The same document to read, to search and to try, in the language asked for or preferred',
    query: languageChoice,
    answer: { status: 200 },
    media: 'text/html',
  },
  readGuide: {
    method: 'GET',
    path: '/v1/docs/guide',
    summary: 'What holds for every call: conventions, the course of a referral, roles, refusals',
    query: languageChoice,
    answer: { status: 200 },
    media: 'text/html',
  },
  readAsset: {
    method: 'GET',
    path: '/v1/docs/assets/{asset}',
    summary: 'A script of the documentation; its name changes with its content',
    answer: { status: 200 },
    media: 'text/javascript',
  },
})
