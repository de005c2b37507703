import { account } from '../account.ts'
import { serviceAdmitted } from '../iam/evaluate.ts'
import type { Judge } from '../iam/judge.ts'
import type { RoleSession } from '../iam/principal.ts'
import type { Role } from '../iam/roles.ts'
import type { Queues } from '../queues/queues.ts'
import type { Topics } from '../queues/topics.ts'
import type { Table } from '../table/tables.ts'
import type { Deployment } from '../template/deployment.ts'
import { TemplateRefused } from '../template/refusal.ts'
import type { Change } from './changes.ts'
import { compileInputTemplate } from './input-template.ts'
import { compilePattern, type Pattern } from './pattern.ts'

/** The way from a table's changes to a topic. */
export type Pipe = {
  readonly id: string
  readonly table: Table
  readonly batchSize: number
  readonly fromStart: boolean
  /** A change is of interest where one of them matches; empty: every change. */
  readonly patterns: readonly Pattern[]
  readonly messageOf: (change: Change) => string
  readonly topicArn: string
}

const service = 'pipes.amazonaws.com'

/**
 * The pipes of a deployment. Publishing on this machine never fails, so what the template says of retries is read by
 * nobody here.
 *
 * @throws {TemplateRefused} where the pipe's role may not read the stream, publish, or set aside
 */
export function pipesOf(given: {
  readonly deployment: Deployment
  readonly roles: readonly Role[]
  readonly tables: readonly Table[]
  readonly judge: Judge
  readonly queues: Queues
  readonly topics: Topics
}): readonly Pipe[] {
  const { deployment, roles, tables, judge, queues, topics } = given
  const faults: string[] = []
  const pipes = deployment.of('AWS::Pipes::Pipe').flatMap(({ ref, logicalId, properties }): Pipe[] => {
    const fault = (text: string) => void faults.push(`pipe ${logicalId}: ${text}`)
    const { Source, SourceParameters, Target, TargetParameters, RoleArn, DesiredState } = properties
    const stream = SourceParameters.DynamoDBStreamParameters
    const table = tables.find(({ streamArn }) => streamArn === Source)
    const role = roles.find(({ arn }) => arn === RoleArn)
    if (table === undefined) fault(`${Source} is no stream of a table`)
    if (role === undefined) fault(`its role ${RoleArn} is not in the template`)
    if (table === undefined || role === undefined || DesiredState === 'STOPPED') return []
    const assumes = { action: 'sts:AssumeRole', resource: role.arn, resourcePolicy: role.trust }
    if (!serviceAdmitted(service, assumes)) fault(`${role.name} does not trust ${service}`)
    const reader: RoleSession = {
      kind: 'role',
      role,
      sessionName: `${account.id}-pipe`,
      tags: role.tags,
    }
    for (const action of ['DescribeStream', 'GetRecords', 'GetShardIterator', 'ListStreams']) {
      const resource = action === 'ListStreams' ? '*' : Source
      if (!judge.would(reader, { action: `dynamodb:${action}`, resource })) {
        fault(`${role.name} may not dynamodb:${action}`)
      }
    }
    if (!topics.admits(reader, Target)) fault(`${role.name} may not publish to ${Target}`)
    const failureArn = stream.DeadLetterConfig?.Arn
    if (failureArn !== undefined && !queues.admits(reader, failureArn)) {
      fault(`${role.name} may not send to ${failureArn}`)
    }
    try {
      return [
        {
          id: ref,
          table,
          batchSize: stream.BatchSize,
          fromStart: stream.StartingPosition === 'TRIM_HORIZON',
          patterns: (SourceParameters.FilterCriteria?.Filters ?? []).map(({ Pattern: text }) =>
            compilePattern(text),
          ),
          messageOf: compileInputTemplate(TargetParameters.InputTemplate),
          topicArn: Target,
        },
      ]
    } catch (error) {
      fault(String(error))
      return []
    }
  })
  if (faults.length > 0) throw new TemplateRefused(faults)
  return pipes
}
