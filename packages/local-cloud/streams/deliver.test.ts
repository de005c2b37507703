import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { LambdaFunction } from '../lambda/function.ts'
import { silence } from '../log.ts'
import { roleWith } from '../testing/roles.ts'
import type { Change } from './changes.ts'
import { deliver } from './deliver.ts'
import type { Mapping } from './mapping.ts'

const now = new Date('2026-01-31T09:30:00.000Z')

function change(sequenceNumber: number, ageSeconds = 0): Change {
  return {
    eventID: String(sequenceNumber),
    eventName: 'INSERT',
    eventVersion: '1.1',
    eventSource: 'aws:dynamodb',
    awsRegion: 'eu-central-1',
    eventSourceARN: 'arn:stream',
    dynamodb: {
      ApproximateCreationDateTime: now.getTime() / 1000 - ageSeconds,
      Keys: {},
      SequenceNumber: String(sequenceNumber),
      StreamViewType: 'NEW_AND_OLD_IMAGES',
    },
  }
}

const lambda: LambdaFunction = {
  name: 'listener',
  logicalId: 'Listener',
  arn: 'arn:listener',
  role: roleWith(),
  module: '',
  compiled: undefined,
  exported: 'handler',
  environment: {},
  timeoutSeconds: 1,
  memoryMegabytes: 128,
  perTenant: false,
  retries: 0,
  deadLetterArn: undefined,
}

function mapping(rules: Partial<Mapping>): Mapping {
  return {
    id: 'mapping',
    table: {
      name: 'main',
      logicalId: 'Main',
      arn: '',
      partitionKey: 'pk',
      indexes: new Map(),
      streamArn: 'arn:stream',
    },
    lambda,
    batchSize: 10,
    fromStart: true,
    patterns: [],
    bisects: true,
    reportsItems: true,
    retries: 2,
    oldest: -1,
    failureArn: 'arn:failures',
    ...rules,
  }
}

/** Delivers a batch to a function that reports or throws at some changes, and says what came of it. */
async function run(
  batch: readonly Change[],
  rules: Partial<Mapping>,
  reports: Set<string>,
  throws: Set<string>,
) {
  const taken: string[] = []
  const lost: string[] = []
  let open: string[] = []
  await deliver(
    {
      mapping: mapping(rules),
      shardId: 'shard',
      log: silence,
      clock: { now: () => now },
      pause: () => 0,
      closing: () => false,
      queues: {
        admits: () => true,
        policy: () => undefined,
        messages: () => [],
        purge: () => {},
        send: () => {
          lost.push(...open)
        },
      },
      invoker: {
        close: async () => {},
        // The only caller is `deliver`, which sends a batch of changes.
        invoke: async (_lambda, event) => {
          const numbers = (event as { Records: Change[] }).Records.map(
            ({ dynamodb }) => dynamodb.SequenceNumber,
          )
          const first = numbers.findIndex((number) => reports.has(number) || throws.has(number))
          open = first < 0 ? [] : numbers.slice(throws.has(numbers[first] ?? '') ? 0 : first)
          if (first >= 0 && throws.has(numbers[first] ?? '')) {
            return { error: { errorType: 'Error', errorMessage: 'as asked' } }
          }
          const failed = first < 0 ? [] : [{ itemIdentifier: numbers[first] }]
          taken.push(...numbers.slice(0, first < 0 ? undefined : first))
          return { payload: JSON.stringify({ batchItemFailures: failed }) }
        },
      },
    },
    batch,
  )
  return { taken, lost }
}

test('every change is taken in order, and only those that fail are given up', async () => {
  const numbers = fc.array(fc.integer({ min: 1, max: 12 }), { maxLength: 4 })
  await fc.assert(
    fc.asyncProperty(numbers, numbers, fc.integer({ min: 0, max: 3 }), async (reports, throws, retries) => {
      const batch = Array.from({ length: 12 }, (_, index) => change(index + 1))
      const { taken, lost } = await run(
        batch,
        { retries },
        new Set(reports.map(String)),
        new Set(throws.map(String)),
      )
      const firsts = [...new Set(taken)].map(Number)
      expect(firsts).toEqual([...firsts].sort((a, b) => a - b))
      const bad = new Set([...reports, ...throws])
      expect(lost.map(Number)).toEqual([...bad].sort((a, b) => a - b))
      expect(new Set([...taken, ...lost]).size).toBe(12)
    }),
  )
})

test('without cutting, a batch that throws is given up as a whole', async () => {
  const batch = [change(1), change(2)]
  const { taken, lost } = await run(batch, { bisects: false }, new Set(), new Set(['2']))
  expect(taken).toEqual([])
  expect(lost).toEqual(['1', '2'])
})

test('a change that is too old is not tried again', async () => {
  const { lost } = await run([change(1, 100)], { oldest: 60, retries: -1 }, new Set(['1']), new Set())
  expect(lost).toEqual(['1'])
})
