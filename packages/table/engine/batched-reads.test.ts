import { BatchGetCommand, type DynamoDBDocumentClient, type GetCommand } from '@aws-sdk/lib-dynamodb'
import { mockClient } from 'aws-sdk-client-mock'
import { expect, it } from 'vitest'
import { resources, testDocuments, testStore } from '../testing/engine.ts'
import { newId } from '../testing/tenant.ts'
import { batchedReads } from './batched-reads.ts'
import { set } from './write.ts'

const names = { main: resources.mainTable, keys: resources.keysTable }

/** The real engine, with what it was asked for in each call. */
async function listening() {
  const documents = await testDocuments()
  const calls: unknown[] = []
  const send = (command: GetCommand | BatchGetCommand) => {
    calls.push(command.input)
    return documents.send(command as GetCommand)
  }
  // Of a client the reads use `send` alone.
  const { get, getAll } = batchedReads({ send } as unknown as DynamoDBDocumentClient, names)
  return { get, read: getAll, calls }
}

async function aCase() {
  const store = await testStore()
  const pk = `T#${newId()}#CASE`
  const row = { key: { pk, sk: 'CASE' }, entity: 'Thing', version: 1, clear: {} }
  const dataKey = { pk: `${pk}#KEYS`, sk: 'DEK' }
  await store.transact([
    set(row),
    set({ ...row, key: { pk, sk: 'PLAN' } }),
    { table: 'keys', put: { ...dataKey, wrapped: new Uint8Array([1]) }, key: dataKey },
  ])
  return { row: row.key, plan: { pk, sk: 'PLAN' }, none: { pk, sk: 'NONE' }, dataKey }
}

it('what is asked for at the same moment comes in one call, of both tables', async () => {
  const { row, plan, none, dataKey } = await aCase()
  const { read, calls } = await listening()
  const remembered = async () => {
    await Promise.resolve()
    return read([dataKey], 'keys')
  }
  const [rows, again, keys, nothing] = await Promise.all([
    read([row, none]),
    read([plan, row]),
    remembered(),
    read([]),
  ])
  expect(rows).toMatchObject([row])
  expect(again).toMatchObject([plan, row])
  expect(keys).toMatchObject([dataKey])
  expect(nothing).toEqual([])
  expect(calls).toEqual([
    {
      RequestItems: {
        main: { Keys: [row, none, plan], ConsistentRead: true },
        keys: { Keys: [dataKey], ConsistentRead: true },
      },
    },
  ])
})

it('what is asked for once there was an answer is read anew, and single rows without a batch', async () => {
  const { row, plan } = await aCase()
  const { get, read, calls } = await listening()
  const single = { TableName: 'main', ConsistentRead: true }
  expect(await get(row)).toMatchObject(row)
  expect(await Promise.all([get(row), get(plan)])).toMatchObject([row, plan])
  await Promise.all([get(row), read([plan])])
  expect(calls).toEqual([
    { ...single, Key: row },
    { ...single, Key: row },
    { ...single, Key: plan },
    { RequestItems: { main: { Keys: [row, plan], ConsistentRead: true } } },
  ])
})

it('rows of the two tables at the same key are told apart', async () => {
  const store = await testStore()
  const key = { pk: `T#${newId()}#KEYS`, sk: 'DEK' }
  await store.transact([
    set({ key, entity: 'Thing', version: 7, clear: {} }),
    { table: 'keys', put: { ...key, wrapped: new Uint8Array([1]) }, key },
  ])
  const [[row], [dataKey]] = await Promise.all([store.getAll([key]), store.getAll([key], 'keys')])
  expect([row?.['version'], dataKey?.['version']]).toEqual([7, undefined])
})

it('a read that fails fails for all who asked with it, and for nobody after them', async () => {
  const { row, plan } = await aCase()
  const documents = await testDocuments()
  const refusing = mockClient(documents)
  try {
    refusing.on(BatchGetCommand).rejectsOnce(new Error('the line is cut'))
    const { getAll: read } = batchedReads(documents, names)
    const both = await Promise.allSettled([read([row]), read([plan])])
    expect(both.map(({ status }) => status)).toEqual(['rejected', 'rejected'])
    refusing.restore()
    expect(await read([row, plan])).toHaveLength(2)
  } finally {
    refusing.restore()
  }
})

it('keys that the engine had no time for are asked for again, until none of them is read for long', async () => {
  const { row, plan } = await aCase()
  const documents = await testDocuments()
  const busy = mockClient(documents)
  try {
    const answer = (Item: object, left: readonly object[]) => ({
      Responses: { main: [Item] },
      UnprocessedKeys: left.length > 0 ? { main: { Keys: [...left] } } : {},
    })
    busy
      .on(BatchGetCommand)
      .resolvesOnce(answer(row, [plan]))
      .resolvesOnce(answer(plan, []))
    const { getAll: read } = batchedReads(documents, names)
    expect(await read([row, plan])).toEqual([row, plan])
    expect(busy.commandCalls(BatchGetCommand)[1]?.args[0].input.RequestItems).toEqual({
      main: { Keys: [plan], ConsistentRead: true },
    })
    busy.on(BatchGetCommand).resolves({ UnprocessedKeys: { main: { Keys: [row, plan] } } })
    await expect(read([row, plan])).rejects.toMatchObject({ name: 'Unread' })
  } finally {
    busy.restore()
  }
})
