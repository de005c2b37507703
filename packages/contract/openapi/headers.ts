import type { ZodOpenApiHeaderObject } from 'zod-openapi'

/** Every header that an answer can have and that a caller may need. */
export const headers: Record<string, ZodOpenApiHeaderObject> = {
  ETag: { description: 'the version, for `If-Match`', schema: { type: 'string', pattern: '^"[1-9]\\d*"$' } },
  Location: {
    description: 'where what was made can be read; relative to the address of the request',
    schema: { type: 'string', format: 'uri-reference' },
  },
  Link: {
    description: 'the next page, with `rel="next"` (RFC 8288); absent on the last one',
    schema: { type: 'string' },
  },
  'Idempotency-Replayed': {
    description: 'true when the request had been carried out before and was not carried out again',
    schema: { type: 'string', const: 'true' },
  },
  'Content-Language': { description: 'the language of the answer', schema: { type: 'string' } },
  Allow: { description: 'the methods that the address takes', schema: { type: 'string' } },
  'Retry-After': { description: 'seconds to wait', schema: { type: 'integer', minimum: 1 } },
  'RateLimit-Policy': {
    description:
      'whose requests are counted, how many are answered (`q`), and in how many seconds (`w`): `"organisation"` for all that the members and systems of an organisation ask for together, `"link"` for who comes by a link, a paper or a feed (draft-ietf-httpapi-ratelimit-headers)',
    schema: { type: 'string', examples: ['"organisation";q=3000;w=60'] },
  },
  RateLimit: {
    description: 'how many requests are left (`r`), as far as is known here, and for how many seconds (`t`)',
    schema: { type: 'string', examples: ['"organisation";r=2950;t=31'] },
  },
  'WWW-Authenticate': { description: 'how to sign in: `Bearer`', schema: { type: 'string' } },
}

export function headerRefs(names: readonly string[]): Record<string, { readonly $ref: string }> {
  return Object.fromEntries(names.map((name) => [name, { $ref: `#/components/headers/${name}` }]))
}
