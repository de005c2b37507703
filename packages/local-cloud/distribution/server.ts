import { randomUUID } from 'node:crypto'
import { createServer, request as forward, type IncomingMessage, type ServerResponse } from 'node:http'
import type { LogSink } from '../log.ts'
import { listen } from '../ports.ts'
import { openCache } from './cache.ts'
import type { Behaviour, Distribution } from './distribution.ts'

export type DistributionServer = { readonly url: string; close(): Promise<void> }

type Options = {
  readonly distribution: Distribution
  /** The address of the gateway, under which its stage begins. */
  readonly gateway: string
  /** Resolves once the deployment has put the files where they are read from. */
  readonly deployed: () => Promise<void>
  /** Says an address of a deployment as it is on this machine. */
  readonly here: (text: string) => string
  readonly log: LogSink
  readonly port: number
}

/** Serves the distribution of the template on the loopback interface, as if TLS ended just before it. */
export async function openDistribution(options: Options): Promise<DistributionServer> {
  const { distribution, gateway, deployed, here, log } = options
  const cache = openCache()

  function send(
    response: ServerResponse,
    behaviour: Behaviour,
    { status, headers, body }: { status: number; headers: Record<string, string>; body: Buffer | string },
  ): void {
    const sent: Record<string, string> = { ...headers, 'content-length': String(Buffer.byteLength(body)) }
    for (const { name, value, override } of behaviour.headers)
      if (override || sent[name] === undefined) sent[name] = here(value)
    response.writeHead(status, sent)
    response.end(response.req.method === 'HEAD' ? undefined : body)
  }

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname } = new URL(`http://edge${request.url ?? '/'}`)
    const behaviour = distribution.behaviour(pathname)
    const method = request.method ?? 'GET'
    const refuse = (status: number, code: string) => {
      const headers = { 'content-type': 'application/xml' }
      send(response, behaviour, { status, headers, body: `<Error><Code>${code}</Code></Error>` })
    }
    if (!behaviour.methods.includes(method)) return refuse(403, 'MethodNotAllowed')
    if (behaviour.origin.kind === 'gateway') return passOn(request, response, gateway)
    await deployed()
    const ip = request.socket.remoteAddress ?? ''
    const uri = behaviour.lead?.({ method, uri: pathname, ip }) ?? pathname
    const key = decoded(uri === '/' ? distribution.root : uri.slice(1))
    if (key === undefined) return refuse(400, 'InvalidURI')
    const { bucket, reader } = behaviour.origin
    const file = bucket.get(reader, key)
    if (file === 'forbidden') return refuse(403, 'AccessDenied')
    if (file === 'missing') return refuse(404, 'NoSuchKey')
    const accepts = behaviour.keeps ? String(request.headers['accept-encoding'] ?? '') : ''
    const { body, encoding, hit } = cache.serve(key, file, accepts)
    send(response, behaviour, {
      status: 200,
      headers: {
        'content-type': file.contentType,
        etag: file.etag,
        'x-cache': hit && behaviour.keeps ? 'Hit from cloudfront' : 'Miss from cloudfront',
        ...(file.cacheControl !== undefined && { 'cache-control': file.cacheControl }),
        ...(behaviour.keeps && { vary: 'accept-encoding' }),
        ...(encoding !== undefined && { 'content-encoding': encoding }),
      },
      body,
    })
  }

  const server = createServer({ keepAliveTimeout: 60_000 }, (request, response) => {
    serve(request, response).catch((error: unknown) => {
      log({ source: 'cloud', line: error instanceof Error ? (error.stack ?? error.message) : String(error) })
      if (response.headersSent) return void request.socket.destroy()
      response.writeHead(503, { 'content-type': 'text/plain' })
      response.end('The distribution could not answer.')
    })
  })
  const port = await listen(server, options.port)
  return {
    url: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

/** Undefined for a text that no address is spelled like. */
function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text)
  } catch {
    return undefined
  }
}

/** Headers of one connection, which no intermediary passes on. */
const ofTheConnection = new Set(['connection', 'keep-alive', 'transfer-encoding', 'upgrade'])

/** Hands a request over to the gateway as it came, and its answer back as it is: errors too. */
function passOn(request: IncomingMessage, response: ServerResponse, gateway: string): void {
  const id = randomUUID().replaceAll('-', '')
  const via = `1.1 ${id}.cloudfront.net (CloudFront)`
  const from = [request.headers['x-forwarded-for'], request.socket.remoteAddress].flat().filter(Boolean)
  const kept = Object.entries(request.headers).filter(
    ([name]) => name !== 'host' && !ofTheConnection.has(name),
  )
  const passed = forward(
    `${gateway}${request.url ?? '/'}`,
    {
      ...(request.method !== undefined && { method: request.method }),
      headers: { ...Object.fromEntries(kept), via, 'x-amz-cf-id': id, 'x-forwarded-for': from.join(', ') },
    },
    (answer) => {
      const headers = Object.entries(answer.headers).filter(([name]) => !ofTheConnection.has(name))
      response.writeHead(answer.statusCode ?? 502, { ...Object.fromEntries(headers), via })
      answer.pipe(response)
    },
  )
  passed.once('error', () => request.socket.destroy())
  response.once('close', () => passed.destroy())
  request.pipe(passed)
}
