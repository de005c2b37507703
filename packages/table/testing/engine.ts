import { spawn } from 'node:child_process'
import { createRequire } from 'node:module'
import { type AddressInfo, createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { CreateTableCommand, DynamoDBClient, ListTablesCommand } from '@aws-sdk/client-dynamodb'
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import { openStore, type Store } from '../engine/store.ts'

/** The names of the tables that tests of storage use. */
export const resources = { mainTable: 'main', keysTable: 'keys', kmsKey: 'vault' }

let started: Promise<DynamoDBDocumentClient> | undefined

/** The real engine, in memory and without a gate: one for all test files of a process, so tests use ids of their own. */
export function testDocuments(): Promise<DynamoDBDocumentClient> {
  started ??= start()
  return started
}

export async function testStore(): Promise<Store> {
  return openStore(await testDocuments(), resources)
}

async function start(): Promise<DynamoDBDocumentClient> {
  const port = await freePort()
  const binary = join(
    createRequire(import.meta.url).resolve('@dynoxide/linux-x64/package.json'),
    '../dynoxide',
  )
  // It ends with its input, and so with this process, however that ends.
  const script = '"$0" serve --host 127.0.0.1 --port "$1" & read -r _; kill $!'
  const child = spawn('sh', ['-c', script, binary, String(port)], { stdio: ['pipe', 'ignore', 'ignore'] })
  child.unref()
  const client = new DynamoDBClient({
    endpoint: `http://127.0.0.1:${port}`,
    region: 'local',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  })
  await answering(client)
  await Promise.all([
    client.send(new CreateTableCommand(tableOf(resources.mainTable, ['', 'gsi1', 'gsi2', 'gsi3']))),
    client.send(new CreateTableCommand(tableOf(resources.keysTable, ['']))),
  ])
  return DynamoDBDocumentClient.from(client, { marshallOptions: { removeUndefinedValues: true } })
}

async function answering(client: DynamoDBClient): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      await client.send(new ListTablesCommand())
      return
    } catch (error) {
      if (attempt === 20) throw error
      await pause(25)
    }
  }
}

/** Keys as the stack gives them to its tables. */
function tableOf(name: string, indexes: readonly string[]) {
  const keys = (index: string) => [
    { AttributeName: `${index}pk`, KeyType: 'HASH' as const },
    { AttributeName: `${index}sk`, KeyType: 'RANGE' as const },
  ]
  const [, ...others] = indexes
  return {
    TableName: name,
    BillingMode: 'PAY_PER_REQUEST' as const,
    KeySchema: keys(''),
    AttributeDefinitions: indexes
      .flatMap(keys)
      .map(({ AttributeName }) => ({ AttributeName, AttributeType: 'S' as const })),
    ...(others.length > 0 && {
      GlobalSecondaryIndexes: others.map((index) => ({
        IndexName: index,
        KeySchema: keys(index),
        Projection: { ProjectionType: 'ALL' as const },
      })),
    }),
  }
}

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo // it listens on a port
  await new Promise((resolve) => server.close(resolve))
  return port
}
