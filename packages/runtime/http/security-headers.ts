import type { MiddlewareHandler } from 'hono'

/** On every answer, errors included: nothing is stored, framed, sniffed or referred onwards. */
const securityHeaders = {
  'Cache-Control': 'no-store',
  'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'",
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Referrer-Policy': 'no-referrer',
  'Strict-Transport-Security': 'max-age=63072000; includeSubDomains',
  'X-Content-Type-Options': 'nosniff',
} as const

export const secure: MiddlewareHandler = async (c, next) => {
  for (const [name, value] of Object.entries(securityHeaders)) c.header(name, value)
  await next()
}
