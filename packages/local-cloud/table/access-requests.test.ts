import { describe, expect, test } from 'vitest'
import { tableArn } from '../testing/roles.ts'
import { accessRequestsOf, Unjudgeable } from './access-requests.ts'
import type { Table } from './tables.ts'

const table: Table = {
  name: 'main',
  logicalId: 'Main',
  arn: tableArn,
  partitionKey: 'pk',
  indexes: new Map([['gsi1', 'gsi1pk']]),
  streamArn: undefined,
}
const tables = new Map([['main', table]])
const accessRequests = (operation: string, request: Record<string, unknown>) =>
  accessRequestsOf(operation, request, tables)
const key = (pk: string) => ({ pk: { S: pk }, sk: { S: 'x' } })

describe('one item', () => {
  test.each([
    ['GetItem', { Key: key('A') }],
    ['UpdateItem', { Key: key('A') }],
    ['DeleteItem', { Key: key('A') }],
    ['PutItem', { Item: { ...key('A'), other: { S: 'B' } } }],
  ])('%s demands the item’s partition', (operation, request) => {
    expect(accessRequests(operation, { TableName: 'main', ...request })).toEqual([
      { action: `dynamodb:${operation}`, resource: tableArn, leadingKeys: ['A'] },
    ])
  })
})

test('a query on an index demands the index by the index’s own partition', () => {
  const request = {
    TableName: 'main',
    IndexName: 'gsi1',
    KeyConditionExpression: 'gsi1pk = :p',
    ExpressionAttributeValues: { ':p': { S: 'T#a#INBOX' } },
  }
  expect(accessRequests('Query', request)).toEqual([
    { action: 'dynamodb:Query', resource: `${tableArn}/index/gsi1`, leadingKeys: ['T#a#INBOX'] },
  ])
})

test('a scan names no partition', () => {
  expect(accessRequests('Scan', { TableName: 'main' })).toEqual([
    { action: 'dynamodb:Scan', resource: tableArn },
  ])
})

test('a batch demands all its partitions at once', () => {
  const read = { RequestItems: { main: { Keys: [key('A'), key('B')] } } }
  expect(accessRequests('BatchGetItem', read)).toEqual([
    { action: 'dynamodb:BatchGetItem', resource: tableArn, leadingKeys: ['A', 'B'] },
  ])
  const write = {
    RequestItems: { main: [{ PutRequest: { Item: key('A') } }, { DeleteRequest: { Key: key('B') } }] },
  }
  expect(accessRequests('BatchWriteItem', write)).toEqual([
    { action: 'dynamodb:BatchWriteItem', resource: tableArn, leadingKeys: ['A', 'B'] },
  ])
})

test('a transaction demands each of its parts under its own action', () => {
  const request = {
    TransactItems: [
      { Put: { TableName: 'main', Item: key('A') } },
      { Update: { TableName: 'main', Key: key('B') } },
      { Delete: { TableName: 'main', Key: key('C') } },
      { ConditionCheck: { TableName: 'main', Key: key('D') } },
    ],
  }
  const actions = accessRequests('TransactWriteItems', request).map(({ action, leadingKeys }) => [
    action,
    leadingKeys,
  ])
  expect(actions).toEqual([
    ['dynamodb:PutItem', ['A']],
    ['dynamodb:UpdateItem', ['B']],
    ['dynamodb:DeleteItem', ['C']],
    ['dynamodb:ConditionCheckItem', ['D']],
  ])
})

test('what cannot be judged is said to be so', () => {
  const unjudgeable: [string, Record<string, unknown>][] = [
    ['ExecuteStatement', { Statement: 'SELECT * FROM main' }],
    ['BatchExecuteStatement', {}],
    ['ExportTableToPointInTime', { TableArn: tableArn }],
    ['GetItem', { TableName: 'other', Key: key('A') }],
    ['GetItem', { TableName: 'main', Key: { pk: { N: '1' } } }],
    ['GetItem', { TableName: 'main' }],
    ['PutItem', { TableName: 'main', Item: [] }],
    ['TransactWriteItems', { TransactItems: [{ Other: {} }] }],
    ['TransactWriteItems', { TransactItems: 'all' }],
  ]
  for (const [operation, request] of unjudgeable) {
    expect(() => accessRequests(operation, request), operation).toThrow(Unjudgeable)
  }
})
