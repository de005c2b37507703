import { CfnOutput, Duration, Stack } from 'aws-cdk-lib'
import { Alarm, ComparisonOperator, type IMetric, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch'
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions'
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda'
import type { Construct } from 'constructs'
import { alarmTopic } from '../constructs/alarm-topic.ts'
import type { Stage } from '../stages.ts'
import type { ApiStack } from './api.ts'
import type { DataStack } from './data.ts'
import type { FlowsStack } from './flows.ts'

const period = Duration.minutes(5)

/** Tells who is on duty when something goes wrong that nobody may see otherwise. */
export class WatchStack extends Stack {
  constructor(
    scope: Construct,
    id: string,
    props: {
      readonly stage: Stage
      readonly data: DataStack
      readonly api: ApiStack
      readonly flows: FlowsStack
    },
  ) {
    super(scope, id, { stackName: `passerelle-${props.stage.name}-watch` })
    const topic = alarmTopic(this, props.stage)
    for (const { id, meaning, metric } of signals(props)) {
      new Alarm(this, id, {
        alarmDescription: meaning,
        metric,
        threshold: 0,
        comparisonOperator: ComparisonOperator.GREATER_THAN_THRESHOLD,
        evaluationPeriods: 1,
        treatMissingData: TreatMissingData.NOT_BREACHING,
      }).addAlarmAction(new SnsAction(topic))
    }
    new CfnOutput(this, 'AlarmTopic', { value: topic.topicArn })
  }
}

type Signal = { readonly id: string; readonly meaning: string; readonly metric: IMetric }

function signals(props: {
  readonly data: DataStack
  readonly api: ApiStack
  readonly flows: FlowsStack
}): Signal[] {
  const { api, data, flows } = props
  const functions = [...Object.values(api.functions), ...flows.functions]
  return [
    {
      id: 'ServerErrors',
      meaning: 'A request was answered with 5xx.',
      metric: api.gateway.api.metricServerError({ period, statistic: 'Sum' }),
    },
    {
      id: 'AuthorizerErrors',
      meaning: 'The authorizer failed: nobody can sign in to work.',
      metric: api.authorizer.metricErrors({ period }),
    },
    ...[api.authorizer, ...functions].map((each) => throttles(each)),
    ...functions.map((each) => errors(each)),
    ...[data.table, data.keysTable].map((table) => ({
      id: `Throttled${table.node.id}`,
      meaning: 'DynamoDB turned requests away.',
      metric: table.metric('ThrottledRequests', { period, statistic: 'Sum' }),
    })),
    ...flows.failures.map((queue) => ({
      id: `GivenUp${queue.node.scope?.node.id ?? ''}`,
      meaning: 'An event was given up on and waits to be looked at.',
      metric: queue.metricApproximateNumberOfMessagesVisible({ period, statistic: 'Maximum' }),
    })),
  ]
}

function throttles(each: LambdaFunction): Signal {
  return {
    id: `Throttled${nameOf(each)}`,
    meaning: `${nameOf(each)} was turned away for want of concurrency.`,
    metric: each.metricThrottles({ period }),
  }
}

function errors(each: LambdaFunction): Signal {
  return {
    id: `Failed${nameOf(each)}`,
    meaning: `${nameOf(each)} failed.`,
    metric: each.metricErrors({ period }),
  }
}

/** The construct that a function stands in names it. */
function nameOf(each: LambdaFunction): string {
  return each.node.scope?.node.id ?? each.node.id
}
