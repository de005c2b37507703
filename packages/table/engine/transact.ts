import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import {
  type CancellationReason,
  TransactionCanceledException,
  TransactionConflictException,
} from '@aws-sdk/client-dynamodb'
import {
  type DynamoDBDocumentClient,
  TransactWriteCommand,
  type TransactWriteCommandInput,
} from '@aws-sdk/lib-dynamodb'
import { unmarshall } from '@aws-sdk/util-dynamodb'
import { refuse } from '@passerelle/domain/kernel'
import { toExpression } from './expression.ts'
import type { Write } from './write.ts'

type TransactItem = NonNullable<TransactWriteCommandInput['TransactItems']>[number]

const tries = 5

/**
 * Writes all or nothing. Two writers that meet are retried a few times with growing, random pauses; a condition that
 * failed is never retried but becomes the refusal that its write names. A lost answer is safe to repeat: every
 * attempt carries the same token.
 *
 * @throws {Refused} the first failed condition's refusal, or `contended` when the writers keep meeting.
 */
export async function transact(
  documents: DynamoDBDocumentClient,
  writes: readonly Write[],
  nameOf: (table: Write['table']) => string,
): Promise<void> {
  const items = writes.map((write) => toTransactItem(write, nameOf(write.table)))
  const token = randomUUID()
  for (let attempt = 1; ; attempt += 1) {
    try {
      await documents.send(new TransactWriteCommand({ TransactItems: items, ClientRequestToken: token }))
      return
    } catch (error) {
      if (!isPassing(error)) return refuseOrRethrow(error, writes)
      if (attempt === tries) return refuse({ code: 'contended' })
      await pause(2 ** attempt * 5 * Math.random())
    }
  }
}

function toTransactItem(write: Write, table: string): TransactItem {
  const condition = write.when && {
    ...toExpression(write.when),
    ReturnValuesOnConditionCheckFailure: 'ALL_OLD' as const,
  }
  if ('put' in write) return { Put: { TableName: table, Item: write.put, ...condition } }
  if ('remove' in write) return { Delete: { TableName: table, Key: write.remove, ...condition } }
  if (condition === undefined) throw new TypeError('a check without a condition')
  return { ConditionCheck: { TableName: table, Key: write.check, ...condition } }
}

const passing = new Set(['TransactionConflict', 'ThrottlingError', 'ProvisionedThroughputExceeded'])

/** Whether the transaction failed only because of others, so that the same attempt may succeed now. */
function isPassing(error: unknown): boolean {
  if (error instanceof TransactionConflictException) return true
  if (!(error instanceof TransactionCanceledException)) return false
  const reasons = failedReasons(error.CancellationReasons)
  return reasons.length > 0 && reasons.every(({ reason }) => passing.has(reason.Code ?? ''))
}

function refuseOrRethrow(error: unknown, writes: readonly Write[]): never {
  if (error instanceof TransactionCanceledException) {
    const refusals = failedReasons(error.CancellationReasons).flatMap(({ reason, position }) => {
      const otherwise = writes[position]?.otherwise
      if (reason.Code !== 'ConditionalCheckFailed' || otherwise === undefined) return []
      return [otherwise(reason.Item && unmarshall(reason.Item))]
    })
    const [first] = refusals
    if (first?.code === 'invalid') {
      // All that is wrong is told at once.
      const errors = refusals.flatMap((refusal) => (refusal.code === 'invalid' ? refusal.errors : []))
      refuse({ code: 'invalid', errors })
    }
    if (first !== undefined) refuse(first)
  }
  throw error
}

function failedReasons(reasons: readonly CancellationReason[] = []) {
  return reasons
    .map((reason, position) => ({ reason, position }))
    .filter(({ reason }) => reason.Code !== undefined && reason.Code !== 'None')
}
