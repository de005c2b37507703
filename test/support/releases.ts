import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'
import { afterAll } from 'vitest'

/** The console at an address of its own, where a newer release of it is put up while people work with the old one. */
export type Releases = { readonly address: string; putUp(release: string): void }

/**
 * Hands every request on to where the console is. Of a release that was put up the page says its name, and the worker
 * knows its files under it; nothing else differs.
 */
export async function releasesOf(origin: string): Promise<Releases> {
  let release = 'first'
  const server = createServer((request, response) => {
    // A line that broke is a broken line for the browser as well.
    void handOn(request, response).catch(() => response.destroy())
  })
  async function handOn(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method = 'GET', url = '/', headers } = request
    const sent = await buffer(request)
    const answer = await fetch(`${origin}${url}`, {
      method,
      headers: Object.entries(headers).flatMap(([name, value]): [string, string][] =>
        typeof value !== 'string' || connection.has(name) ? [] : [[name, value]],
      ),
      ...(sent.length > 0 && { body: sent }),
    })
    const text = Buffer.from(await answer.arrayBuffer())
    for (const [name, value] of answer.headers) if (!connection.has(name)) response.setHeader(name, value)
    response.writeHead(answer.status)
    response.end(renamed(url, text, release))
  }
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  afterAll(() => {
    server.close()
    server.closeAllConnections()
  })
  const { port } = server.address() as AddressInfo // it listens at a port
  return {
    address: `http://127.0.0.1:${port}`,
    putUp: (next) => {
      release = next
    },
  }
}

/** What is between two of those who speak, and no further. */
const connection = new Set([
  ...['connection', 'content-encoding', 'content-length', 'host', 'keep-alive', 'transfer-encoding'],
])

function renamed(url: string, content: Buffer, release: string): Buffer {
  const { pathname } = new URL(url, 'http://console')
  if (pathname === '/worker.js') {
    return Buffer.from(content.toString().replace('"name":"console-', `"name":"${release}-`))
  }
  if (pathname !== '/') return content
  return Buffer.from(
    content.toString().replace('</head>', `<meta name="release" content="${release}" /></head>`),
  )
}
