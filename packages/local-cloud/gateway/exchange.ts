import { randomUUID } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import { account } from '../account.ts'
import type { Api, Method } from './api.ts'

/** One request on its way through the gateway, as API Gateway's `$context` knows it. */
export type Exchange = {
  readonly api: Api
  readonly requestId: string
  readonly extendedRequestId: string
  readonly receivedAt: Date
  readonly httpMethod: string
  /** The path without its query, as it was sent: a REST API passes on percent-encoding. */
  readonly path: string
  readonly query: URLSearchParams
  /** Header names as they were sent, each with all its values in order. */
  readonly headers: ReadonlyMap<string, readonly string[]>
  readonly sourceIp: string
  readonly body: Buffer
  /** Set once a route is found. */
  method?: Method
  pathParameters?: Readonly<Record<string, string>>
  /** Set once the authorizer has let the request pass. */
  authorizer?: Readonly<Record<string, string>>
  error?: { readonly type: string; readonly message: string }
  /** Milliseconds that the authorizer and the function took. */
  authorizerMs?: number
  integrationMs?: number
}

export function openExchange(api: Api, request: IncomingMessage, body: Buffer, now: Date): Exchange {
  const url = request.url ?? '/'
  const mark = url.indexOf('?')
  const requestId = randomUUID()
  return {
    api,
    requestId,
    extendedRequestId: requestId.replaceAll('-', '').slice(0, 15),
    receivedAt: now,
    httpMethod: request.method ?? 'GET',
    path: mark < 0 ? url : url.slice(0, mark),
    query: new URLSearchParams(mark < 0 ? '' : url.slice(mark + 1)),
    headers: headersOf(request),
    sourceIp: (request.socket.remoteAddress ?? '127.0.0.1').replace(/^::ffff:/, ''),
    body,
  }
}

/** The first value of a header, whatever the case of its name. */
export function header(exchange: Exchange, name: string): string | undefined {
  const wanted = name.toLowerCase()
  for (const [key, values] of exchange.headers) if (key.toLowerCase() === wanted) return values[0]
  return undefined
}

/** The variables that access logs, error templates and parameter mappings may name after `$context.`. */
export function contextVariable(exchange: Exchange, name: string): string | undefined {
  if (name === 'authorizer.latency') return milliseconds(exchange.authorizerMs)
  if (name.startsWith('authorizer.')) return exchange.authorizer?.[name.slice('authorizer.'.length)]
  const { api, method, error } = exchange
  switch (name) {
    case 'accountId':
      return account.id
    case 'apiId':
      return api.id
    case 'error.message':
      return error?.message
    case 'error.messageString':
      return error === undefined ? undefined : JSON.stringify(error.message)
    case 'error.responseType':
      return error?.type
    case 'extendedRequestId':
      return exchange.extendedRequestId
    case 'httpMethod':
      return exchange.httpMethod
    case 'identity.sourceIp':
      return exchange.sourceIp
    case 'identity.userAgent':
      return header(exchange, 'user-agent')
    case 'integration.latency':
    case 'integrationLatency':
      return milliseconds(exchange.integrationMs)
    case 'path':
      return `/${api.stage}${exchange.path}`
    case 'protocol':
      return 'HTTP/1.1'
    case 'requestId':
      return exchange.requestId
    case 'requestTime':
      return requestTime(exchange.receivedAt)
    case 'requestTimeEpoch':
      return String(exchange.receivedAt.getTime())
    case 'resourceId':
      return method?.resourceId
    case 'resourcePath':
      return method?.resourcePath
    case 'stage':
      return api.stage
    default:
      return undefined
  }
}

function milliseconds(duration: number | undefined): string | undefined {
  return duration === undefined ? undefined : String(Math.round(duration))
}

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** The common log format's time, for example `31/Jan/2026:09:30:00 +0000`. */
export function requestTime(instant: Date): string {
  const [date = '', time = ''] = instant.toISOString().split('T')
  const [year, month, day] = date.split('-')
  return `${day}/${months[Number(month) - 1]}/${year}:${time.slice(0, 8)} +0000`
}

function headersOf({ rawHeaders }: IncomingMessage): Map<string, string[]> {
  const headers = new Map<string, string[]>()
  for (let index = 0; index + 1 < rawHeaders.length; index += 2) {
    const name = rawHeaders[index] ?? ''
    const values = headers.get(name)
    if (values === undefined) headers.set(name, [rawHeaders[index + 1] ?? ''])
    else values.push(rawHeaders[index + 1] ?? '')
  }
  return headers
}
