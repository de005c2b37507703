import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

/** Publishes sets of keys, as an identity pool does, and remembers who asked for what. */
export type KeyServer = {
  readonly address: string
  readonly asked: readonly string[]
  /** Publishes keys at an address from now on; a server that publishes nothing answers 503. */
  publish(path: string, keys: readonly Record<string, unknown>[]): void
  close(): void
}

export async function openKeyServer(): Promise<KeyServer> {
  const asked: string[] = []
  const sets = new Map<string, string>()
  const server = createServer((request, response) => {
    const path = request.url ?? ''
    asked.push(path)
    const set = sets.get(path)
    response.writeHead(set === undefined ? 503 : 200, { 'content-type': 'application/json' })
    response.end(set)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()))
  return {
    // It listens on an address of this machine, not on a pipe.
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    publish: (path, keys) => sets.set(path, JSON.stringify({ keys })),
    close: () => {
      server.closeAllConnections()
      server.close()
    },
  }
}
