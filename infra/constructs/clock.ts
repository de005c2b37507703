import { type Duration, Stack } from 'aws-cdk-lib'
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import { EventInvokeConfig, type Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda'
import { SqsDestination } from 'aws-cdk-lib/aws-lambda-destinations'
import { CfnSchedule } from 'aws-cdk-lib/aws-scheduler'
import type { Queue } from 'aws-cdk-lib/aws-sqs'
import { Construct } from 'constructs'

/**
 * Starts a function again and again, telling it when it was to run. A start that cannot be delivered, and a run that fails three times, end on
 * `failures`; the next run does what is left undone, so none of them is older than `every`.
 */
export class Clock extends Construct {
  constructor(
    scope: Construct,
    id: string,
    props: { readonly target: LambdaFunction; readonly every: Duration; readonly failures: Queue },
  ) {
    super(scope, id)
    const { target, every, failures } = props
    new EventInvokeConfig(this, 'Attempts', {
      function: target,
      retryAttempts: 2,
      maxEventAge: every,
      onFailure: new SqsDestination(failures),
    })
    const role = new Role(this, 'Role', {
      assumedBy: new ServicePrincipal('scheduler.amazonaws.com', {
        conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(this).account } },
      }),
    })
    role.addToPolicy(
      new PolicyStatement({ actions: ['lambda:InvokeFunction'], resources: [target.functionArn] }),
    )
    role.addToPolicy(new PolicyStatement({ actions: ['sqs:SendMessage'], resources: [failures.queueArn] }))
    const schedule = new CfnSchedule(this, 'Schedule', {
      scheduleExpression: `rate(${every.toMinutes()} ${every.toMinutes() === 1 ? 'minute' : 'minutes'})`,
      flexibleTimeWindow: { mode: 'OFF' },
      target: {
        arn: target.functionArn,
        roleArn: role.roleArn,
        input: JSON.stringify({ due: '<aws.scheduler.scheduled-time>' }),
        retryPolicy: { maximumRetryAttempts: 3, maximumEventAgeInSeconds: every.toSeconds() },
        deadLetterConfig: { arn: failures.queueArn },
      },
    })
    schedule.node.addDependency(role)
  }
}
