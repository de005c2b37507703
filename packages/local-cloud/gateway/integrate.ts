import * as z from 'zod'
import type { Outcome } from '../lambda/environment.ts'
import type { Invoker } from '../lambda/invoker.ts'
import type { Method } from './api.ts'
import { proxyEvent } from './event.ts'
import { type Exchange, header } from './exchange.ts'
import { mapped } from './mapping.ts'
import { isBinary } from './media-types.ts'
import { gatewayReply, type Reply } from './reply.ts'

const headerValue = z.union([z.string(), z.number(), z.boolean()]).transform(String)
const proxyResponse = z.strictObject({
  statusCode: z.coerce.number().int().min(100).max(599),
  headers: z.record(z.string(), headerValue).nullish(),
  multiValueHeaders: z.record(z.string(), z.array(headerValue)).nullish(),
  body: z.string().nullish(),
  isBase64Encoded: z.boolean().nullish(),
})

/** The largest event and the largest answer of a synchronous invocation, in bytes. */
const largestPayload = 6 * 1024 * 1024
const tenantIdPattern = /^[a-zA-Z0-9._:/=+\-@ ]{1,256}$/

/** Has the method's function answer. */
export async function integrate(
  exchange: Exchange,
  method: Method,
  invoker: Invoker,
  patience: number,
): Promise<Reply> {
  const { lambda } = method
  if (exchange.body.length > largestPayload) return gatewayReply(exchange, 'REQUEST_TOO_LARGE')
  const tenantId = tenantOf(exchange, method)
  // Lambda refuses an invocation without a tenant where the function is isolated by tenant.
  if (lambda.perTenant && (tenantId === undefined || !tenantIdPattern.test(tenantId))) {
    return gatewayReply(exchange, 'API_CONFIGURATION_ERROR')
  }
  const outcome = await timed(
    method.timeoutMs * patience,
    invoker.invoke(lambda, proxyEvent(exchange), tenantId),
  )
  if (outcome === undefined) return gatewayReply(exchange, 'INTEGRATION_TIMEOUT')
  if ('error' in outcome) return gatewayReply(exchange, 'INTEGRATION_FAILURE')
  const response = readResponse(outcome.payload)
  return response === undefined ? gatewayReply(exchange, 'INTEGRATION_FAILURE') : proxied(exchange, response)
}

function tenantOf(exchange: Exchange, { requestParameters }: Method): string | undefined {
  const expression = requestParameters['integration.request.header.X-Amz-Tenant-Id']
  return expression === undefined ? undefined : mapped(expression, exchange)
}

function readResponse(payload: string): z.infer<typeof proxyResponse> | undefined {
  if (payload.length > largestPayload) return undefined
  const parsed = proxyResponse.safeParse(JSON.parse(payload))
  return parsed.success ? parsed.data : undefined
}

/** Headers that API Gateway keeps for itself and passes on under another name. */
const remapped = new Set(['connection', 'date', 'server', 'www-authenticate'])

function proxied(exchange: Exchange, response: z.infer<typeof proxyResponse>): Reply {
  const single = Object.entries(response.headers ?? {})
  const multiple = Object.entries(response.multiValueHeaders ?? {})
  const repeated = new Set(multiple.map(([name]) => name.toLowerCase()))
  const headers = [
    ...single.filter(([name]) => !repeated.has(name.toLowerCase())),
    ...multiple.flatMap(([name, values]) => values.map((value): [string, string] => [name, value])),
  ]
    .filter(([name]) => !/^(content-length|transfer-encoding)$/i.test(name))
    .map(([name, value]): [string, string] =>
      remapped.has(name.toLowerCase()) ? [`x-amzn-Remapped-${name}`, value] : [name, value],
    )
  if (!headers.some(([name]) => name.toLowerCase() === 'content-type')) {
    headers.push(['Content-Type', 'application/json'])
  }
  const text = response.body ?? ''
  const bytes =
    response.isBase64Encoded === true && isBinary(header(exchange, 'accept'), exchange.api.binaryMediaTypes)
  return { status: response.statusCode, headers, body: bytes ? Buffer.from(text, 'base64') : text }
}

function timed(milliseconds: number, promised: Promise<Outcome>): Promise<Outcome | undefined> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => resolve(undefined), milliseconds)
    promised.then(resolve, reject).finally(() => clearTimeout(timer))
  })
}
