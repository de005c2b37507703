import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll } from 'vitest'
import type { TestCloud } from './cloud.ts'

export type Received = { readonly headers: IncomingHttpHeaders; readonly body: string }

/** How a receiver answers: a status, somewhere else to go, or not at all. */
export type Manner = number | 'elsewhere' | 'never'

/** A system of an organisation that listens under a name of the outside. */
export async function openReceiver({ cloud }: TestCloud, name: string, addresses = ['93.184.215.14']) {
  const received: Received[] = []
  let manner: Manner = 200
  const server = createServer((request, response) => {
    let body = ''
    request.on('data', (chunk: Buffer) => {
      body += chunk.toString('utf8')
    })
    request.on('end', () => {
      received.push({ headers: request.headers, body })
      if (manner === 'never') return
      if (manner === 'elsewhere') response.writeHead(307, { location: `https://${name}/other` }).end()
      else response.writeHead(manner).end('x'.repeat(1_000_000))
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  afterAll(() => {
    server.close()
    server.closeAllConnections()
  })
  const { port } = server.address() as AddressInfo // it listens on a port
  cloud.receive(name, { addresses, port })
  return {
    url: `https://${name}/passerelle`,
    received,
    answer(wanted: Manner) {
      manner = wanted
    },
  }
}
