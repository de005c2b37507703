import { createContext, runInContext } from 'node:vm'
import * as z from 'zod'

/** A request as a function at the edge sees it, and as it gives it back. */
const requestSchema = z.strictObject({
  method: z.string(),
  uri: z.string().startsWith('/'),
  querystring: z.record(z.string(), z.unknown()),
  headers: z.record(z.string(), z.strictObject({ value: z.string() })),
  cookies: z.record(z.string(), z.unknown()),
})

/** How long a function may take. At the edge it is less; a busy machine gets more. */
const limitMs = 1_000

/** A function that the edge asks before anything else: which file a request is for. */
export type EdgeFunction = (request: {
  readonly method: string
  readonly uri: string
  readonly ip: string
}) => string

/**
 * Runs a CloudFront Function before a request, in a context that holds the language alone. It may lead a request to
 * another file; whatever else it gives back is refused.
 *
 * @throws {Error} when the code does not run, or gives back anything but a request
 */
export function edgeFunction(code: string): EdgeFunction {
  const context = createContext(Object.create(null), { codeGeneration: { strings: false, wasm: false } })
  runInContext(code, context, { timeout: limitMs })
  return ({ method, uri, ip }) => {
    const request = { method, uri, querystring: {}, headers: {}, cookies: {} }
    const event = { version: '1.0', context: { eventType: 'viewer-request' }, viewer: { ip }, request }
    const call = `JSON.stringify(handler(${JSON.stringify(event)}))`
    return requestSchema.parse(JSON.parse(String(runInContext(call, context, { timeout: limitMs })))).uri
  }
}
