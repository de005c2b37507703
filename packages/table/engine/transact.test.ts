import {
  type CancellationReason,
  DynamoDBClient,
  TransactionCanceledException,
  TransactionConflictException,
} from '@aws-sdk/client-dynamodb'
import { DynamoDBDocumentClient, TransactWriteCommand } from '@aws-sdk/lib-dynamodb'
import { type Refusal, Refused } from '@passerelle/domain/kernel'
import { mockClient } from 'aws-sdk-client-mock'
import { beforeEach, describe, expect, test } from 'vitest'
import { transact } from './transact.ts'
import type { Write } from './write.ts'

/*
 * The meaning of each answer that a transaction can get. The engine of this machine gives few of them by itself; which
 * of them are worth another attempt is decided here alone.
 */

const documents = DynamoDBDocumentClient.from(new DynamoDBClient({ region: 'eu-central-1' }))
const engine = mockClient(documents)
beforeEach(() => engine.reset())

const key = { pk: 'T#1#CASE#2', sk: 'CASE' }
const writes: readonly Write[] = [
  { table: 'main', put: { ...key, version: 2 }, key, when: { present: true, equals: { version: 1 } } },
  {
    table: 'main',
    check: { pk: 'C#1#2', sk: 'AGREEMENT' },
    when: { present: true },
    otherwise: () => ({ code: 'not_found' }),
  },
  { table: 'keys', remove: { pk: 'R#1#2#3#KEYS', sk: 'TIER#00000001#T0' } },
]

function cancelled(...codes: readonly (string | undefined)[]): TransactionCanceledException {
  const CancellationReasons: CancellationReason[] = codes.map((Code) => ({ Code: Code ?? 'None' }))
  return new TransactionCanceledException({ message: 'cancelled', CancellationReasons, $metadata: {} })
}

const conflict = new TransactionConflictException({ message: 'conflict', $metadata: {} })
const written = (some = writes) => transact(documents, some, (table) => `table-${table}`)
const attempts = () => engine.commandCalls(TransactWriteCommand).map(({ args: [{ input }] }) => input)

async function refusalOf(call: Promise<void>): Promise<Refusal> {
  const error = await call.catch((caught: unknown) => caught)
  if (error instanceof Refused) return error.refusal
  throw error
}

test('every write goes to its own table, under its own condition, in one request', async () => {
  engine.on(TransactWriteCommand).resolves({})
  await written()
  const [attempt, ...others] = attempts()
  expect(others).toEqual([])
  expect(attempt?.TransactItems).toMatchObject([
    {
      Put: { TableName: 'table-main', Item: { version: 2 }, ReturnValuesOnConditionCheckFailure: 'ALL_OLD' },
    },
    { ConditionCheck: { TableName: 'table-main', Key: { pk: 'C#1#2', sk: 'AGREEMENT' } } },
    { Delete: { TableName: 'table-keys', Key: { pk: 'R#1#2#3#KEYS' } } },
  ])
  expect(attempt?.TransactItems?.[2]?.Delete).not.toHaveProperty('ConditionExpression')
})

describe('what others cause', () => {
  test.each([
    ['two writers that meet', conflict],
    ['one row that somebody else writes', cancelled(undefined, 'TransactionConflict')],
    ['a partition that is throttled', cancelled('ThrottlingError', undefined, 'TransactionConflict')],
    ['throughput that is used up', cancelled('ProvisionedThroughputExceeded')],
  ])('is tried again, as the same transaction: %s', async (_, error) => {
    engine.on(TransactWriteCommand).rejectsOnce(error).rejectsOnce(error).resolves({})
    await written()
    const tokens = new Set(attempts().map(({ ClientRequestToken }) => ClientRequestToken))
    expect(attempts()).toHaveLength(3)
    expect(tokens.size).toBe(1)
  })

  test('is given up after five attempts, and may be tried again by whoever asked', async () => {
    engine.on(TransactWriteCommand).rejects(conflict)
    expect(await refusalOf(written())).toEqual({ code: 'contended' })
    expect(attempts()).toHaveLength(5)
  })
})

describe('a condition that does not hold', () => {
  test('is what its write says, and is not tried again', async () => {
    engine.on(TransactWriteCommand).rejects(cancelled(undefined, 'ConditionalCheckFailed'))
    expect(await refusalOf(written())).toEqual({ code: 'not_found' })
    expect(attempts()).toHaveLength(1)
  })

  test('counts more than a conflict beside it', async () => {
    engine.on(TransactWriteCommand).rejects(cancelled('TransactionConflict', 'ConditionalCheckFailed'))
    expect(await refusalOf(written())).toEqual({ code: 'not_found' })
    expect(attempts()).toHaveLength(1)
  })

  test('tells everything that is wrong with a request at once', async () => {
    const wrong = (path: string): Write => ({
      table: 'main',
      check: { pk: `T#1#${path}`, sk: 'MEMBER' },
      when: { present: true },
      otherwise: () => ({ code: 'invalid', errors: [{ path: ['body', path], code: 'unknown_reference' }] }),
    })
    engine.on(TransactWriteCommand).rejects(cancelled('ConditionalCheckFailed', 'ConditionalCheckFailed'))
    expect(await refusalOf(written([wrong('coachId'), wrong('programmeId')]))).toMatchObject({
      code: 'invalid',
      errors: [{ path: ['body', 'coachId'] }, { path: ['body', 'programmeId'] }],
    })
  })

  test('for which no refusal is known stays an error', async () => {
    engine.on(TransactWriteCommand).rejects(cancelled('ConditionalCheckFailed'))
    await expect(written()).rejects.toBeInstanceOf(TransactionCanceledException)
  })
})

test('any other error is neither tried again nor taken for a refusal', async () => {
  engine.on(TransactWriteCommand).rejects(new Error('no connection'))
  await expect(written()).rejects.toThrow('no connection')
  expect(attempts()).toHaveLength(1)
})

test('a check without a condition checks nothing, and is a mistake', async () => {
  // @ts-expect-error the compiler says so too
  await expect(written([{ table: 'main', check: key }])).rejects.toThrow(TypeError)
  expect(attempts()).toEqual([])
})
