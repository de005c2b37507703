import { Agent, request } from 'node:http'

/** A request as it goes over the wire: names and values of headers in order, so that one may stand there twice. */
export type Wire = {
  readonly method: string
  /** Path and query, already encoded. */
  readonly path: string
  readonly headers: readonly string[]
  readonly body?: string | undefined
}

export type WireAnswer = {
  readonly status: number
  /** Names in small letters. */
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>
  readonly body: string
}

/** Sends requests to one address over connections that are kept. `close` ends them. */
export type Sender = { send(wire: Wire): Promise<WireAnswer>; close(): void }

export function openSender(address: string, connections = 16): Sender {
  const agent = new Agent({ keepAlive: true, maxSockets: connections })
  const { hostname, port, host } = new URL(address)
  return {
    send: ({ method, path, headers, body }) =>
      new Promise((resolve, reject) => {
        const named = headers.some((name, index) => index % 2 === 0 && name.toLowerCase() === 'host')
        const length = body === undefined ? [] : ['Content-Length', String(Buffer.byteLength(body))]
        const outgoing = request(
          {
            agent,
            hostname,
            port,
            method,
            path,
            setHost: false,
            headers: [...(named ? [] : ['Host', host]), ...headers, ...length],
          },
          (response) => {
            const chunks: Buffer[] = []
            response.on('data', (chunk: Buffer) => chunks.push(chunk))
            response.on('error', reject)
            response.on('end', () =>
              resolve({
                status: response.statusCode ?? 0,
                headers: response.headers,
                body: Buffer.concat(chunks).toString('utf8'),
              }),
            )
          },
        )
        outgoing.on('error', reject)
        outgoing.end(body)
      }),
    close: () => agent.destroy(),
  }
}
