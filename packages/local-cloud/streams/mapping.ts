import { account } from '../account.ts'
import type { Judge } from '../iam/judge.ts'
import type { RoleSession } from '../iam/principal.ts'
import type { LambdaFunction } from '../lambda/function.ts'
import type { Queues } from '../queues/queues.ts'
import type { Table } from '../table/tables.ts'
import type { Deployment } from '../template/deployment.ts'
import { TemplateRefused } from '../template/refusal.ts'
import { compilePattern, type Pattern } from './pattern.ts'

/** A function that is told of a table's changes, and how patient one is with it. */
export type Mapping = {
  readonly id: string
  readonly table: Table
  readonly lambda: LambdaFunction
  readonly batchSize: number
  readonly fromStart: boolean
  /** A change is of interest where one of them matches; empty: every change. */
  readonly patterns: readonly Pattern[]
  readonly bisects: boolean
  readonly reportsItems: boolean
  /** -1: for as long as the stream keeps the change. */
  readonly retries: number
  /** In seconds; -1: however old. */
  readonly oldest: number
  readonly failureArn: string | undefined
}

/**
 * The event source mappings of a deployment.
 *
 * @throws {TemplateRefused} where the function's role may not read the stream or send to the failure destination
 */
export function mappingsOf(
  deployment: Deployment,
  functions: readonly LambdaFunction[],
  tables: readonly Table[],
  judge: Judge,
  queues: Queues,
): readonly Mapping[] {
  const faults: string[] = []
  const mappings = deployment
    .of('AWS::Lambda::EventSourceMapping')
    .flatMap(({ ref, logicalId, properties }) => {
      const fault = (text: string) => void faults.push(`mapping ${logicalId}: ${text}`)
      const { FunctionName, EventSourceArn } = properties
      const lambda = functions.find(({ name, arn }) => name === FunctionName || arn === FunctionName)
      const table = tables.find(({ streamArn }) => streamArn === EventSourceArn)
      if (lambda === undefined) fault(`there is no function ${FunctionName}`)
      if (table === undefined) fault(`${EventSourceArn} is no stream of a table`)
      if (lambda === undefined || table === undefined || properties.Enabled === false) return []
      if (lambda.perTenant) fault('a function isolated by tenant takes events from API Gateway alone')
      const reader = roleOf(lambda)
      for (const action of ['DescribeStream', 'GetRecords', 'GetShardIterator', 'ListStreams']) {
        const resource = action === 'ListStreams' ? '*' : EventSourceArn
        if (!judge.would(reader, { action: `dynamodb:${action}`, resource })) {
          fault(`${lambda.role.name} may not dynamodb:${action}`)
        }
      }
      const failureArn = properties.DestinationConfig?.OnFailure?.Destination
      if (failureArn !== undefined && !queues.admits(reader, failureArn)) {
        fault(`${lambda.role.name} may not send to ${failureArn}`)
      }
      const patterns = (properties.FilterCriteria?.Filters ?? []).flatMap(({ Pattern: text }) => {
        try {
          return [compilePattern(text)]
        } catch (error) {
          fault(`filter ${text}: ${String(error)}`)
          return []
        }
      })
      const mapping: Mapping = {
        id: ref,
        table,
        lambda,
        batchSize: properties.BatchSize,
        fromStart: properties.StartingPosition === 'TRIM_HORIZON',
        patterns,
        bisects: properties.BisectBatchOnFunctionError,
        reportsItems: properties.FunctionResponseTypes.length > 0,
        retries: properties.MaximumRetryAttempts,
        oldest: properties.MaximumRecordAgeInSeconds,
        failureArn,
      }
      return [mapping]
    })
  if (faults.length > 0) throw new TemplateRefused(faults)
  return mappings
}

/** The function's own role, as which Lambda reads the stream and reports failures. */
export function roleOf(lambda: LambdaFunction): RoleSession {
  return { kind: 'role', role: lambda.role, sessionName: `${account.id}-stream`, tags: lambda.role.tags }
}
