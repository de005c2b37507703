import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { GetCommand, TransactWriteCommand } from '@aws-sdk/lib-dynamodb'
import { afterEach, expect, it, vi } from 'vitest'

/** An engine that takes every call and answers none, and the calls that reached it. */
async function silentEngine() {
  const calls: string[] = []
  const server: Server = createServer((request) => {
    let body = ''
    request.on('data', (chunk: Buffer) => {
      body += chunk.toString('utf8')
    })
    request.on('end', () => calls.push(body))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo // it listens
  vi.stubEnv('AWS_REGION', 'eu-central-1')
  vi.stubEnv('AWS_ENDPOINT_URL_DYNAMODB', `http://127.0.0.1:${port}`)
  vi.stubEnv('CALL_PATIENCE', '0.02')
  vi.resetModules()
  const { connect } = await import('./connection.ts')
  const connection = await connect({ accessKeyId: 'a', secretAccessKey: 'b', sessionToken: 'c' })
  const close = () => {
    server.closeAllConnections()
    server.close()
  }
  return { connection, calls, close }
}

afterEach(() => {
  vi.unstubAllEnvs()
  vi.resetModules()
})

it('gives up a call that nobody answers, after four tries', async () => {
  const { connection, calls, close } = await silentEngine()
  const read = connection.documents.send(new GetCommand({ TableName: 't', Key: { pk: 'p', sk: 's' } }))
  await expect(read).rejects.toMatchObject({ name: 'TimeoutError' })
  expect(calls).toHaveLength(4)
  close()
})

it('tries a transaction again as the same one, so that the engine does it once', async () => {
  const { connection, calls, close } = await silentEngine()
  const put = { Put: { TableName: 't', Item: { pk: 'p', sk: 's' } } }
  const write = connection.documents.send(new TransactWriteCommand({ TransactItems: [put] }))
  await expect(write).rejects.toMatchObject({ name: 'TimeoutError' })
  const tokens = calls.map((body) => JSON.parse(body).ClientRequestToken)
  expect(tokens).toHaveLength(4)
  expect(new Set(tokens).size).toBe(1)
  expect(tokens[0]).toBeTruthy()
  close()
})
