import { connect, type Socket } from 'node:net'

export type EngineAnswer = { readonly status: number; readonly body: Buffer }

/** Connections to the engine, kept open and used one request at a time. */
export type Connections = {
  send(target: string, body: Buffer): Promise<EngineAnswer>
  close(): void
}

type Pending = { resolve(answer: EngineAnswer): void; reject(error: Error): void }
type Connection = {
  request(head: string, body: Buffer): Promise<EngineAnswer>
  end(): void
  usable(): boolean
}

const empty = Buffer.alloc(0)
const separator = '\r\n\r\n'

/**
 * A client for one peer that always answers HTTP/1.1 with a content length: the engine.
 *
 * Every call of every function passes here, and Node's own client takes five times as long as the engine's answer.
 */
export function openConnections(endpoint: string, headers: Readonly<Record<string, string>>): Connections {
  const { hostname, port } = new URL(endpoint)
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`)
  const start = `POST / HTTP/1.1\r\nhost: ${hostname}\r\n${lines.join('')}`
  const idle: Connection[] = []
  const all = new Set<Connection>()

  return {
    async send(target, body) {
      let connection = idle.pop()
      while (connection !== undefined && !connection.usable()) connection = idle.pop()
      if (connection === undefined) {
        const opened: Connection = openConnection(hostname, Number(port), () => all.delete(opened))
        connection = opened
        all.add(connection)
      }
      const head = `${start}x-amz-target: ${target}\r\ncontent-length: ${body.length}${separator}`
      const answer = await connection.request(head, body)
      idle.push(connection)
      return answer
    },
    close() {
      for (const connection of all) connection.end()
    },
  }
}

function openConnection(host: string, port: number, onEnd: () => void): Connection {
  const socket: Socket = connect(port, host).setNoDelay(true)
  let received: Buffer = empty
  let pending: Pending | undefined
  let usable = true

  const fail = (error: Error) => {
    usable = false
    pending?.reject(error)
    pending = undefined
    socket.destroy()
  }
  socket.on('data', (chunk) => {
    received = received.length === 0 ? chunk : Buffer.concat([received, chunk])
    const parsed = parse(received)
    if (parsed === 'incomplete') return
    if (parsed instanceof Error || pending === undefined) {
      return fail(parsed instanceof Error ? parsed : new Error('the engine spoke without being asked'))
    }
    received = empty
    const { resolve } = pending
    pending = undefined
    resolve(parsed)
  })
  socket.on('error', fail)
  socket.on('close', () => {
    fail(new Error('the engine closed the connection'))
    onEnd()
  })
  return {
    usable: () => usable,
    end: () => socket.destroy(),
    request: (head, body) =>
      new Promise((resolve, reject) => {
        pending = { resolve, reject }
        socket.cork()
        socket.write(head, 'latin1')
        socket.write(body)
        socket.uncork()
      }),
  }
}

/** Reads one whole answer; exactly one request is ever under way, so nothing may follow it. */
function parse(received: Buffer): EngineAnswer | 'incomplete' | Error {
  const end = received.indexOf(separator)
  if (end < 0) return 'incomplete'
  const head = received.toString('latin1', 0, end)
  const status = /^HTTP\/1\.1 (\d{3}) /.exec(head)?.[1]
  const length = /\r\ncontent-length: *(\d+)/i.exec(head)?.[1]
  if (status === undefined || length === undefined)
    return new Error('the engine answered in another way than known')
  const from = end + separator.length
  const size = Number(length)
  if (received.length < from + size) return 'incomplete'
  if (received.length > from + size) return new Error('the engine answered more than was asked')
  return { status: Number(status), body: received.subarray(from, from + size) }
}
