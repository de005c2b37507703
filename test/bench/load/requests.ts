import { Agent, request as httpRequest } from 'node:http'
import { pathToFileURL } from 'node:url'
import type { Request } from './turn.ts'

type Send = (request: Request) => Promise<{ readonly status: number; readonly body: string }>

/** Sends requests to the API over kept connections. */
export function apiSender(api: string): (requests: readonly Request[]) => Promise<void> {
  const agent = new Agent({ keepAlive: true })
  const { hostname, port } = new URL(api)
  const send: Send = ({ method, path, headers, body = '' }) =>
    new Promise((resolve, reject) => {
      const length = body === '' ? {} : { 'Content-Length': Buffer.byteLength(body) }
      const options = { agent, hostname, port, method, path, headers: { ...headers, ...length } }
      const outgoing = httpRequest(options, (response) => {
        const chunks: Buffer[] = []
        response.on('data', (chunk: Buffer) => chunks.push(chunk))
        response.on('error', reject)
        response.on('end', () =>
          resolve({ status: response.statusCode ?? 0, body: Buffer.concat(chunks).toString('utf8') }),
        )
      })
      outgoing.on('error', reject)
      outgoing.end(body)
    })
  return (requests) => inTurn(requests, send)
}

type Handler = (
  event: unknown,
  context: unknown,
) => Promise<{ readonly statusCode: number; readonly body: string }>

/** Calls a function's handler with the event that the gateway would send; what is measured is the function alone. */
export function functionSender(
  authorized: Readonly<Record<string, Readonly<Record<string, string>>>>,
): (bundle: string, requests: readonly Request[]) => Promise<void> {
  const handlers = new Map<string, Handler>()

  async function handlerOf(bundle: string): Promise<Handler> {
    let handler = handlers.get(bundle)
    if (handler === undefined) {
      const loaded: { readonly handler: Handler } = await import(pathToFileURL(bundle).href)
      handler = loaded.handler
      handlers.set(bundle, handler)
    }
    return handler
  }

  return async (bundle, requests) => {
    const handler = await handlerOf(bundle)
    await inTurn(requests, async (request) => {
      const { statusCode, body } = await handler(eventOf(request, authorized), {
        getRemainingTimeInMillis: () => 15_000,
      })
      return { status: statusCode, body }
    })
  }
}

function eventOf(
  { method, path, headers, body }: Request,
  authorized: Readonly<Record<string, Readonly<Record<string, string>>>>,
) {
  const [pathname = '', query = ''] = path.split('?')
  const parameters = [...new URLSearchParams(query)]
  const each = (name: string, value: string) => [name, [value]] as const
  return {
    httpMethod: method,
    path: pathname,
    resource: pathname,
    headers,
    multiValueHeaders: Object.fromEntries(Object.entries(headers).map(([name, value]) => each(name, value))),
    queryStringParameters: Object.fromEntries(parameters),
    multiValueQueryStringParameters: Object.fromEntries(parameters.map(([name, value]) => each(name, value))),
    body: body ?? null,
    isBase64Encoded: false,
    requestContext: { requestId: 'bench', authorizer: authorized[headers['Authorization'] ?? ''] },
  }
}

async function inTurn(requests: readonly Request[], send: Send): Promise<void> {
  let id = ''
  for (const request of requests) {
    const path = request.path.replace('{id}', id)
    const { status, body } = await send({ ...request, path })
    if (status >= 300) throw new Error(`${request.method} ${path}: ${status} ${body.slice(0, 500)}`)
    if (id === '') id = (JSON.parse(body) as { readonly id?: string }).id ?? '' // what every resource has
  }
}
