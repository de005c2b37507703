import { createServer, request as forward, type IncomingMessage, type ServerResponse } from 'node:http'
import { listen } from './ports.ts'

/** A name of the outside: its addresses, and the port on this machine where its requests arrive. */
export type Receiver = { readonly addresses: readonly string[]; readonly port: number }

/** The one way out for functions: looks names up and hands requests over to receivers on this machine. */
export type Egress = {
  readonly endpoint: string
  receive(name: string, place: Receiver): void
  close(): Promise<void>
}

export async function openEgress(): Promise<Egress> {
  const receivers = new Map<string, Receiver>()
  const server = createServer((request, response) => {
    const named = /^\/names\/([^/]+)$/.exec(request.url ?? '')?.[1]
    if (named !== undefined) {
      const known = receivers.get(decodeURIComponent(named))
      response.writeHead(known ? 200 : 404, { 'content-type': 'application/json' })
      response.end(JSON.stringify(known?.addresses ?? []))
    } else handOver(request, response, receivers)
  })
  const port = await listen(server, 0)
  return {
    endpoint: `http://127.0.0.1:${port}`,
    receive: (name, place) => void receivers.set(name, place),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

/** A request names its whole address, as a proxy is asked. */
function handOver(
  request: IncomingMessage,
  response: ServerResponse,
  receivers: ReadonlyMap<string, Receiver>,
): void {
  const url = URL.canParse(request.url ?? '') ? new URL(request.url ?? '') : undefined
  const receiver = url && receivers.get(url.hostname)
  if (url === undefined || receiver === undefined) return void request.socket.destroy()
  const { method, headers } = request
  const passed = forward(
    { host: '127.0.0.1', port: receiver.port, path: `${url.pathname}${url.search}`, method, headers },
    (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers)
      answer.pipe(response)
    },
  )
  passed.once('error', () => request.socket.destroy())
  response.once('close', () => passed.destroy())
  request.pipe(passed)
}
