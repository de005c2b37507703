import { CfnOutput, Stack } from 'aws-cdk-lib'
import { Alarm, ComparisonOperator, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch'
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions'
import type { Construct } from 'constructs'
import { alarmTopic } from '../constructs/alarm-topic.ts'
import { signalsOf } from '../signals.ts'
import type { Stage } from '../stages.ts'
import type { ApiStack } from './api.ts'
import type { DataStack } from './data.ts'
import type { FlowsStack } from './flows.ts'

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
    for (const { id, meaning, metric, bound = 0 } of signalsOf(props)) {
      new Alarm(this, id, {
        alarmDescription: meaning,
        metric,
        threshold: bound,
        comparisonOperator: ComparisonOperator.GREATER_THAN_THRESHOLD,
        evaluationPeriods: 1,
        treatMissingData: TreatMissingData.NOT_BREACHING,
      }).addAlarmAction(new SnsAction(topic))
    }
    new CfnOutput(this, 'AlarmTopic', { value: topic.topicArn })
  }
}
