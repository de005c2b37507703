import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Context } from 'aws-lambda'
import { afterAll, afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest'
import { onDeployment } from './deployment.ts'

const written = vi.spyOn(process.stdout, 'write')
afterEach(() => written.mockReset())

const told: unknown[] = []
let status = 200
const server = createServer((request, response) => {
  let body = ''
  request.on('data', (chunk) => {
    body += chunk
  })
  request.on('end', () => {
    told.push({ method: request.method, ...JSON.parse(body) })
    response.writeHead(status).end()
  })
})
beforeAll(() => new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve)))
afterAll(() => new Promise<void>((resolve) => server.close(() => resolve())))
beforeEach(() => {
  told.length = 0
  status = 200
  written.mockReturnValue(true)
})

function event(RequestType: string) {
  const { port } = server.address() as AddressInfo // it listens on a port
  return {
    RequestType,
    ResponseURL: `http://127.0.0.1:${port}/answer`,
    StackId: 'stack',
    RequestId: 'request',
    LogicalResourceId: 'Files',
    ResourceProperties: { ServiceToken: 'arn', ServiceTimeout: '180', build: 'digest' },
  }
}

const context = { functionName: 'publish', getRemainingTimeInMillis: () => 1000 } as Context // what is read of it
const made: unknown[] = []
const run = (
  kind: string,
  make = async (properties: unknown) => {
    made.push(properties)
  },
) => onDeployment('console', make)(event(kind), context)

const answer = { method: 'PUT', PhysicalResourceId: 'console', StackId: 'stack', RequestId: 'request' }

it('makes what the deployment asks for and says so, always under the same name', async () => {
  for (const kind of ['Create', 'Update']) await run(kind)
  expect(made).toEqual([{ build: 'digest' }, { build: 'digest' }])
  expect(told).toEqual([1, 2].map(() => ({ ...answer, LogicalResourceId: 'Files', Status: 'SUCCESS' })))
})

it('takes nothing away where the resource goes', async () => {
  await run('Delete', () => Promise.reject(new Error('asked')))
  expect(told).toMatchObject([{ Status: 'SUCCESS' }])
})

it('answers also where it fails, with the kind of the error and nothing that it says', async () => {
  await run('Create', () => Promise.reject(new TypeError('of Aminata')))
  expect(told).toMatchObject([{ Status: 'FAILED', Reason: 'TypeError' }])
})

it('fails where nobody takes its answer', async () => {
  status = 403
  await expect(run('Create')).rejects.toThrow('did not take the answer')
})
