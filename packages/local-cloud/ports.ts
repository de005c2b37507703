import { createServer, type Server } from 'node:net'
import { type Obstacle, Unavailable } from './unavailable.ts'

/** A port of the loopback interface that nobody listens on at this moment. */
export async function freePort(): Promise<number> {
  const server = createServer()
  const port = await listen(server, 0)
  await closed(server)
  return port
}

/** @throws {Unavailable} where nothing could listen on the port at this moment; 0 always can */
export async function assertPortFree(port: number): Promise<void> {
  if (port === 0) return
  const server = createServer()
  await listen(server, port)
  await closed(server)
}

const obstacles: Readonly<Record<string, Extract<Obstacle, { port: number }>['code']>> = {
  EADDRINUSE: 'port_taken',
  EACCES: 'port_forbidden',
}

/**
 * Listens on the loopback interface; port 0 is any free one.
 *
 * @returns the port
 * @throws {Unavailable} when the port cannot be had
 */
export function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (error) => {
      const code = 'code' in error ? obstacles[String(error.code)] : undefined
      reject(code === undefined ? error : new Unavailable({ code, port }))
    })
    server.listen(port, '127.0.0.1', () => {
      const address = server.address()
      if (typeof address === 'object' && address !== null) resolve(address.port)
    })
  })
}

function closed(server: Server): Promise<void> {
  return new Promise((resolve) => server.close(() => resolve()))
}
