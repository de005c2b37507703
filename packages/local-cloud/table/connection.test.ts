import { createServer, type Socket } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { listen } from '../ports.ts'
import { type Connections, openConnections } from './connection.ts'

let stop = () => {}
afterEach(() => stop())

/** A peer that does with each request's text as told. */
async function peer(onRequest: (socket: Socket, text: string) => void): Promise<Connections> {
  const sockets: Socket[] = []
  const server = createServer((socket) => {
    sockets.push(socket)
    socket.on('error', () => {})
    socket.on('data', (data) => onRequest(socket, data.toString('utf8')))
  })
  const port = await listen(server, 0)
  const connections = openConnections(`http://127.0.0.1:${port}`, { 'x-kept': 'yes' })
  stop = () => {
    connections.close()
    for (const socket of sockets) socket.destroy()
    server.close()
  }
  return connections
}

const answer = (body: string) =>
  `HTTP/1.1 200 OK\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`

test('an answer is read whole, in however many pieces it comes', async () => {
  const connections = await peer(async (socket) => {
    for (const byte of Buffer.from(answer('{"ü":1}'))) {
      socket.write(Buffer.of(byte))
      await new Promise((resolve) => setImmediate(resolve))
    }
  })
  const { status, body } = await connections.send('X.Get', Buffer.from('{}'))
  expect([status, body.toString()]).toEqual([200, '{"ü":1}'])
})

test('requests at once are answered each with its own, and connections are used again', async () => {
  let opened = new Set<Socket>()
  const connections = await peer((socket, text) => {
    opened.add(socket)
    expect(text).toMatch(/^POST \/ HTTP\/1\.1\r\nhost: 127\.0\.0\.1\r\nx-kept: yes\r\n/)
    socket.write(answer(text.slice(text.indexOf('\r\n\r\n') + 4)))
  })
  const send = async (text: string) => (await connections.send('X.Get', Buffer.from(text))).body.toString()
  const texts = Array.from({ length: 20 }, (_, index) => `{"n":${index}}`)
  expect(await Promise.all(texts.map(send))).toEqual(texts)
  const first = opened.size
  opened = new Set()
  for (const text of texts) expect(await send(text)).toBe(text)
  expect(opened.size).toBe(1)
  expect(first).toBe(20)
})

test('a connection that breaks fails its request, and the next one opens another', async () => {
  let broken = false
  const connections = await peer((socket) => {
    if (broken) socket.write(answer('{}'))
    else socket.destroy()
    broken = true
  })
  await expect(connections.send('X.Get', Buffer.from('{}'))).rejects.toThrow()
  expect((await connections.send('X.Get', Buffer.from('{}'))).status).toBe(200)
})

test('an answer of another form than known fails', async () => {
  const connections = await peer((socket) =>
    socket.write('HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n0\r\n'),
  )
  await expect(connections.send('X.Get', Buffer.from('{}'))).rejects.toThrow(/another way/)
})
