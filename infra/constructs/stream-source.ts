import { Duration } from 'aws-cdk-lib'
import { PolicyStatement } from 'aws-cdk-lib/aws-iam'
import {
  EventSourceMapping,
  FilterCriteria,
  type Function as LambdaFunction,
  StartingPosition,
} from 'aws-cdk-lib/aws-lambda'
import { SqsDlq } from 'aws-cdk-lib/aws-lambda-event-sources'
import type { Queue } from 'aws-cdk-lib/aws-sqs'
import type { Construct } from 'constructs'
import type { DataStack } from '../stacks/data.ts'

/**
 * Starts a function for the changes of the table whose sort key begins with one of `rows`. A record that keeps failing is
 * isolated by halving its batch and, after ten attempts, set aside on `failures`: one poisoned row never holds up
 * another tenant's.
 */
export function onTableChanges(
  scope: Construct,
  props: {
    readonly target: LambdaFunction
    readonly data: DataStack
    readonly rows: readonly string[]
    readonly failures: Queue
  },
): EventSourceMapping {
  const { target, data, rows, failures } = props
  const stream = data.table.tableStreamArn
  if (stream === undefined) throw new Error('The table has no stream.')
  for (const right of readStream(stream)) target.addToRolePolicy(right)
  return new EventSourceMapping(scope, 'Changes', {
    target,
    eventSourceArn: stream,
    startingPosition: StartingPosition.TRIM_HORIZON,
    batchSize: 10,
    filters: [
      FilterCriteria.filter({ dynamodb: { Keys: { sk: { S: rows.map((prefix) => ({ prefix })) } } } }),
    ],
    reportBatchItemFailures: true,
    bisectBatchOnError: true,
    retryAttempts: 10,
    maxRecordAge: Duration.hours(12),
    onFailure: new SqsDlq(failures),
  })
}

/** Lambda reads the stream as the function; only finding the stream knows no narrower resource. */
function readStream(stream: string): PolicyStatement[] {
  return [
    new PolicyStatement({
      sid: 'ReadChanges',
      actions: ['dynamodb:DescribeStream', 'dynamodb:GetRecords', 'dynamodb:GetShardIterator'],
      resources: [stream],
    }),
    new PolicyStatement({ sid: 'FindChanges', actions: ['dynamodb:ListStreams'], resources: ['*'] }),
  ]
}
