import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { LogSink } from '../log.ts'
import { listen } from '../ports.ts'
import type { Sessions } from '../sts/sessions.ts'
import type { Interfere, Interference } from './interference.ts'
import { type Answer, type Call, errorAnswer, type Service, ServiceError } from './service.ts'
import { signer } from './signature.ts'
import type { Watchers } from './watch.ts'

export type Front = { readonly endpoint: string; close(): Promise<void> }

type FrontOptions = {
  /** Prefix of `X-Amz-Target` -> the service that it means. */
  readonly byTarget: ReadonlyMap<string, Service>
  /** `POST /path` -> the service and the operation that stand there, for services that speak by paths. */
  readonly byPath: ReadonlyMap<string, { readonly service: Service; readonly operation: string }>
  /** The service of the query protocol, which names no target. */
  readonly query: Service
  /** Operations that are called without a signature, for example `cognito-idp:InitiateAuth`. */
  readonly unsigned: ReadonlySet<string>
  /** Requests that are no calls: public keys, browsers' preflights. */
  readonly plain: (request: IncomingMessage, response: ServerResponse) => void
  readonly sessions: Sessions
  readonly interfere: () => Interfere | undefined
  readonly watchers: Watchers
  readonly log: LogSink
}

/** The one address at which all services of the account answer. */
export async function openFront(options: FrontOptions): Promise<Front> {
  const server = createServer({ keepAliveTimeout: 60_000 }, (request, response) => {
    if (request.method !== 'POST') return void servePlain(request, response, options)
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const body = chunks.length === 1 && chunks[0] !== undefined ? chunks[0] : Buffer.concat(chunks)
      void answer(request, body, options).then(
        (result) => (result === undefined ? request.socket.destroy() : write(response, result)),
        (error: unknown) => {
          options.log({
            source: 'cloud',
            line: error instanceof Error ? (error.stack ?? error.message) : String(error),
          })
          write(response, { status: 500, contentType: 'text/plain', body: 'InternalFailure' })
        },
      )
    })
  })
  const port = await listen(server, 0)
  return {
    endpoint: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

async function interferenceWith(call: Call, options: FrontOptions): Promise<Interference | undefined> {
  return options.interfere()?.(call)
}

/**
 * A request that is no call can be interfered with as well, as `plain:GET /path`; only its answer cannot be rewritten.
 */
async function servePlain(
  request: IncomingMessage,
  response: ServerResponse,
  options: FrontOptions,
): Promise<void> {
  const operation = `${request.method} ${request.url}`
  const call = { service: 'plain', operation, body: Buffer.alloc(0), principal: undefined }
  const interference = await interferenceWith(call, options)
  if (interference === undefined || 'rewrite' in interference) return options.plain(request, response)
  if ('answer' in interference) return write(response, interference.answer)
  if ('drop' in interference) return void request.socket.destroy()
  const { code, status = 500 } = interference.fail
  write(response, { status, contentType: 'text/plain', body: code })
}

async function answer(
  request: IncomingMessage,
  body: Buffer,
  options: FrontOptions,
): Promise<Answer | undefined> {
  const { service, operation } = route(request, body, options)
  const name = service.name
  const { authorization } = request.headers
  let call: Call = { service: name, operation, body, principal: undefined, authorization }
  const started = performance.now()
  const told = (given: Answer) => {
    options.watchers.tell(call, given, performance.now() - started)
    return given
  }
  try {
    if (!options.unsigned.has(`${name}:${operation}`)) {
      call = { ...call, principal: signer(request.headers, options.sessions) }
    }
    const interference = await interferenceWith(call, options)
    if (interference === undefined) return told(await service.handle(call))
    if ('answer' in interference) return interference.answer
    if ('fail' in interference) {
      const { code, message, status } = interference.fail
      throw new ServiceError(code, message ?? code, status)
    }
    if ('rewrite' in interference) return told(interference.rewrite(await service.handle(call)))
    if (interference.drop === 'after') await service.handle(call)
    return undefined
  } catch (error) {
    if (error instanceof ServiceError) return told(errorAnswer(service, error))
    throw error
  }
}

function route(request: IncomingMessage, body: Buffer, { byTarget, byPath, query }: FrontOptions) {
  const target = request.headers['x-amz-target']
  if (typeof target !== 'string') {
    const placed = byPath.get(`${request.method} ${request.url}`)
    if (placed !== undefined) return placed
    if (request.url !== '/') return { service: unknownService, operation: request.url ?? '' }
    return { service: query, operation: new URLSearchParams(body.toString('utf8')).get('Action') ?? '' }
  }
  const dot = target.indexOf('.')
  const service = byTarget.get(target.slice(0, dot))
  return { service: service ?? unknownService, operation: target.slice(dot + 1) }
}

const unknownService: Service = {
  name: 'unknown',
  protocol: 'json',
  async handle() {
    throw new ServiceError('UnknownOperationException', 'this service is not known on this machine')
  },
}

function write(response: ServerResponse, { status, contentType, body, headers }: Answer): void {
  response.writeHead(status, {
    ...headers,
    // A console in a browser signs in here from its own origin.
    'access-control-allow-origin': '*',
    'content-type': contentType,
    'content-length': Buffer.byteLength(body),
  })
  response.end(body)
}
