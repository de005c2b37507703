import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { Invoker } from '../lambda/invoker.ts'
import type { LogSink } from '../log.ts'
import { listen } from '../ports.ts'
import type { Api } from './api.ts'
import { openAuthorize } from './authorize.ts'
import { type Exchange, openExchange } from './exchange.ts'
import { integrate } from './integrate.ts'
import { filled } from './mapping.ts'
import { gatewayReply, type Reply } from './reply.ts'
import { routerOf } from './routes.ts'

export type Gateway = {
  /** For example `http://127.0.0.1:8080`, the root at which the API's paths begin. */
  readonly url: string
  /** Forgets what authorizers answered, as if the cache time were over. */
  forgetAuthorizations(): void
  close(): Promise<void>
}

type GatewayOptions = {
  readonly api: Api
  readonly invoker: Invoker
  readonly clock: { now(): Date }
  readonly log: LogSink
  /** How many times the timeout of its integration a request may take. */
  readonly patience: number
  readonly port: number
}

const largestRequest = 10 * 1024 * 1024

/** Serves the REST API of the template on the loopback interface. */
export async function openGateway(options: GatewayOptions): Promise<Gateway> {
  const { api, invoker, clock, log, patience, port } = options
  const route = routerOf(api.methods)
  const authorize = openAuthorize(invoker, clock)

  async function handle(exchange: Exchange): Promise<Reply> {
    if (exchange.body.length > largestRequest) return gatewayReply(exchange, 'REQUEST_TOO_LARGE')
    if (!isWellFormed(exchange.path)) return gatewayReply(exchange, 'DEFAULT_4XX')
    const match = route(exchange.httpMethod, exchange.path)
    if (match === undefined) return gatewayReply(exchange, 'MISSING_AUTHENTICATION_TOKEN')
    const { method } = match
    exchange.method = method
    exchange.pathParameters = match.pathParameters
    if (method.authorizer !== undefined) {
      const asked = performance.now()
      const refusal = await authorize(exchange, method.authorizer)
      exchange.authorizerMs = performance.now() - asked
      if (refusal !== undefined) return gatewayReply(exchange, refusal)
    }
    const invoked = performance.now()
    const reply = await integrate(exchange, method, invoker, patience)
    exchange.integrationMs = performance.now() - invoked
    return reply
  }

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await readBody(request)
    const exchange = openExchange(api, request, body, clock.now())
    const started = performance.now()
    const reply = await handle(exchange)
    send(response, exchange, reply)
    if (api.accessLogFormat === undefined) return
    const line = filled(api.accessLogFormat, exchange, '-', {
      status: String(reply.status),
      responseLength: String(Buffer.byteLength(reply.body)),
      responseLatency: String(Math.round(performance.now() - started)),
    })
    log({ source: 'access', line })
  }

  const server = createServer({ keepAliveTimeout: 60_000 }, (request, response) => {
    serve(request, response).catch((error: unknown) => {
      log({ source: 'cloud', line: error instanceof Error ? (error.stack ?? error.message) : String(error) })
      if (!response.headersSent) response.writeHead(500, { 'content-type': 'application/json' })
      response.end('{"message":"Internal server error"}')
    })
  })
  const listening = await listen(server, port)
  return {
    url: `http://127.0.0.1:${listening}`,
    forgetAuthorizations: () => authorize.forget(),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

function isWellFormed(path: string): boolean {
  try {
    decodeURIComponent(path)
    return true
  } catch {
    return false
  }
}

function send(response: ServerResponse, exchange: Exchange, { status, headers, body }: Reply): void {
  const pairs = headers.flat()
  const bodiless = exchange.httpMethod === 'HEAD' || status === 204 || status === 304
  pairs.push('x-amzn-RequestId', exchange.requestId, 'x-amz-apigw-id', exchange.extendedRequestId)
  if (!bodiless) pairs.push('Content-Length', String(Buffer.byteLength(body)))
  response.writeHead(status, pairs)
  response.end(bodiless ? undefined : body)
}

/** Reads the body, but never keeps more than one byte over the limit. */
function readBody(request: IncomingMessage): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    let length = 0
    request.on('data', (chunk: Buffer) => {
      length += chunk.length
      if (length <= largestRequest) chunks.push(chunk)
    })
    request.on('error', reject)
    request.on('end', () => {
      const [first] = chunks
      if (length > largestRequest) resolve(Buffer.alloc(largestRequest + 1))
      else resolve(chunks.length === 1 && first !== undefined ? first : Buffer.concat(chunks))
    })
  })
}
