import { createDocument, type oas31, type ZodOpenApiObject, type ZodOpenApiPathItemObject } from 'zod-openapi'
import { endpoints } from '../index.ts'
import { tagsOf } from './areas.ts'
import type { OpenApiDocument } from './document-types.ts'
import { headers } from './headers.ts'
import { operationOf, sharedParameters } from './operation.ts'
import { problemResponses, problemSchema } from './problems.ts'
import { nameSchemas } from './schema-names.ts'
import { idForm, schemaOptions } from './schemas.ts'

/** The OpenAPI 3.1 document of the whole API, made from the very routes and schemas that validate. Always the same. */
export function openApiDocument(): OpenApiDocument {
  nameSchemas()
  const { components, ...rest } = createDocument(outline(), schemaOptions)
  const schemas = Object.entries(components?.schemas ?? {})
    .filter(([name]) => !name.startsWith('__')) // what a schema that contains itself is called; see `schemaOptions`
    .toSorted(([a], [b]) => a.localeCompare(b, 'en'))
  const document: unknown = { ...rest, components: { ...components, schemas: Object.fromEntries(schemas) } }
  return document as OpenApiDocument // the library's type is all of OpenAPI; this one is what the outline is made of
}

/** The document with a zod schema wherever a JSON schema shall stand. */
function outline(): ZodOpenApiObject {
  return {
    openapi: '3.1.1',
    info: {
      title: 'Passerelle',
      version: '1.0.0',
      summary: 'Prepare people for a voluntary return, and hand them over across a border.',
      description,
      license: { name: 'European Union Public Licence 1.2', identifier: 'EUPL-1.2' },
    },
    servers: [{ url: '..', description: 'Where this document was read: the address above /v1.' }],
    security: [{ accessToken: [] }],
    tags: [...tagsOf(endpoints.map(({ path }) => path))],
    paths: paths(),
    components: {
      schemas: { Id: idForm, Problem: problemSchema },
      parameters: usedParameters(),
      headers,
      responses: problemResponses(),
      securitySchemes: {
        accessToken: {
          type: 'http',
          scheme: 'bearer',
          bearerFormat: 'JWT',
          description: 'An access token of the identity pool (Amazon Cognito). An id token is refused.',
        },
        paper: {
          type: 'http',
          scheme: 'bearer',
          bearerFormat: 'PSRL1.key',
          description: 'A paper that a person carried: the key of 52 characters that each of its codes says.',
        },
        feed: {
          type: 'http',
          scheme: 'bearer',
          bearerFormat: 'PSCF1.code',
          description: 'A feed of sessions: the code of 78 characters with which its address ends.',
        },
        ownLink: {
          type: 'http',
          scheme: 'bearer',
          bearerFormat: 'code.PIN',
          description:
            'A person’s own link: its code of 52 characters, a full stop, and the PIN of six digits.',
        },
      },
    },
  }
}

const description = `Everything is JSON in UTF-8 under \`/v1\`. Fields that are not known are refused.

Dates are \`YYYY-MM-DD\`, instants UTC with milliseconds. Countries are ISO 3166-1 alpha-2 (Kosovo \`XK\`), languages \
BCP 47, currencies ISO 4217 with amounts in minor units.

**Versions.** What has a \`version\` is answered with it as \`ETag\`; a change carries it back as \`If-Match\`.

**Repeating.** A \`POST\` with an \`Idempotency-Key\` is carried out once, however often it is sent.

**Lists** take \`limit\` and \`cursor\` and answer \`items\` and \`next\`, the cursor of the next page; the last page has none. \
Their order is by what no change moves: whoever reads page after page misses nothing that changes meanwhile. Only \
\`/v1/inbox\` is by urgency, which changes, and shows what changed once more at the end.

**Refusals** are problems (RFC 9457) in the language of \`Accept-Language\`: en, de, fr or ar. What a caller may not see \
is answered like what does not exist.

**Roles.** \`x-roles\` of an operation names the roles that may call it; all others are answered 403.`

function paths(): Record<string, ZodOpenApiPathItemObject> {
  const found: Record<string, ZodOpenApiPathItemObject> = {}
  for (const endpoint of endpoints) {
    found[endpoint.path] = {
      ...found[endpoint.path],
      [endpoint.method.toLowerCase()]: operationOf(endpoint),
    }
  }
  return found
}

function usedParameters(): Record<string, oas31.ParameterObject> {
  const used = endpoints.map(({ path }) => path).join()
  const entries = Object.entries(sharedParameters())
  return Object.fromEntries(
    entries.filter(([name, parameter]) => parameter.in !== 'path' || used.includes(`{${name}}`)),
  )
}
