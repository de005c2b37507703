import { Duration, Lazy, Stack } from 'aws-cdk-lib'
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import { Key } from 'aws-cdk-lib/aws-kms'
import { EventSourceMapping, type Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda'
import { CfnPipe } from 'aws-cdk-lib/aws-pipes'
import { FilterOrPolicy, SubscriptionFilter, Topic } from 'aws-cdk-lib/aws-sns'
import { SqsSubscription } from 'aws-cdk-lib/aws-sns-subscriptions'
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs'
import { Construct } from 'constructs'
import type { DataStack } from '../stacks/data.ts'
import type { Stage } from '../stages.ts'
import { failureQueue } from './failure-queue.ts'

/** What is told of a change: which row, and what happened to it. Of what stands there nothing leaves the stream. */
const message = JSON.stringify({
  change: '<$.eventName>',
  pk: '<$.dynamodb.Keys.pk.S>',
  sk: '<$.dynamodb.Keys.sk.S>',
})

/** How often a change is handed to a function before it is set aside. */
const tries = 10

/**
 * Tells functions which rows of the table have changed. One pipe reads the stream, and no code of ours; it puts the key
 * of each row on a topic, and every follower has a queue of its own behind it (decisions/0004).
 */
export class TableChanges extends Construct {
  /** The queue of each follower. */
  readonly queues: Queue[] = []
  /** Changes that the pipe could not tell: where they stand in the stream. */
  readonly failures: Queue
  readonly pipe: CfnPipe
  private readonly topic: Topic
  private readonly rows = new Set<string>()

  constructor(scope: Construct, id: string, props: { readonly stage: Stage; readonly data: DataStack }) {
    super(scope, id)
    const { stage, data } = props
    const stream = data.table.tableStreamArn
    if (stream === undefined) throw new Error('The table has no stream.')
    const masterKey = new Key(this, 'Key', {
      description: `Passerelle ${stage.name}: encrypts which rows have changed`,
      enableKeyRotation: true,
      removalPolicy: stage.removal,
    })
    this.topic = new Topic(this, 'Topic', { masterKey, enforceSSL: true })
    this.failures = failureQueue(this, 'Failures', stage)
    const role = new Role(this, 'Role', {
      assumedBy: new ServicePrincipal('pipes.amazonaws.com', {
        conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(this).account } },
      }),
    })
    const rights = [
      ...readStream(stream),
      new PolicyStatement({ sid: 'Tell', actions: ['sns:Publish'], resources: [this.topic.topicArn] }),
      new PolicyStatement({
        sid: 'Encrypt',
        actions: ['kms:Decrypt', 'kms:GenerateDataKey'],
        resources: [masterKey.keyArn],
      }),
      new PolicyStatement({
        sid: 'SetAside',
        actions: ['sqs:SendMessage'],
        resources: [this.failures.queueArn],
      }),
    ]
    for (const right of rights) role.addToPolicy(right)
    this.pipe = new CfnPipe(this, 'Pipe', {
      description: 'Passerelle: tells which rows have changed',
      roleArn: role.roleArn,
      source: stream,
      sourceParameters: {
        filterCriteria: { filters: [{ pattern: Lazy.string({ produce: () => this.pattern() }) }] },
        dynamoDbStreamParameters: {
          startingPosition: 'TRIM_HORIZON',
          // A topic takes no more at once.
          batchSize: 10,
          maximumRetryAttempts: tries,
          maximumRecordAgeInSeconds: Duration.hours(12).toSeconds(),
          onPartialBatchItemFailure: 'AUTOMATIC_BISECT',
          deadLetterConfig: { arn: this.failures.queueArn },
        },
      },
      target: this.topic.topicArn,
      targetParameters: { inputTemplate: message },
    })
    this.pipe.node.addDependency(role)
  }

  /**
   * Starts a function for the changes of the rows whose sort key begins with one of `rows`. A change that it does not
   * take comes again, and nothing waits for it meanwhile; after ten times it is set aside on `failures`.
   */
  follow(
    scope: Construct,
    props: {
      readonly target: LambdaFunction
      readonly rows: readonly string[]
      readonly failures: Queue
    },
  ): void {
    const { target, rows, failures } = props
    const queue = new Queue(scope, 'Changes', {
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      // Lambda advises six times as long as the function may take.
      visibilityTimeout: Duration.seconds(6 * (target.timeout ?? Duration.minutes(1)).toSeconds()),
      retentionPeriod: Duration.days(4),
      deadLetterQueue: { queue: failures, maxReceiveCount: tries },
    })
    const subscription = this.topic.addSubscription(
      new SqsSubscription(queue, {
        rawMessageDelivery: true,
        filterPolicyWithMessageBody: {
          sk: FilterOrPolicy.filter(SubscriptionFilter.stringFilter({ matchPrefixes: [...rows] })),
        },
      }),
    )
    // Nothing is told before there is somebody to hear it.
    this.pipe.node.addDependency(subscription)
    queue.grantConsumeMessages(target)
    new EventSourceMapping(scope, 'Taking', {
      target,
      eventSourceArn: queue.queueArn,
      batchSize: 10,
      reportBatchItemFailures: true,
    })
    for (const row of rows) this.rows.add(row)
    this.queues.push(queue)
  }

  /** Only what somebody follows passes the pipe. */
  private pattern(): string {
    const prefixes = [...this.rows].sort().map((prefix) => ({ prefix }))
    return JSON.stringify({ dynamodb: { Keys: { sk: { S: prefixes } } } })
  }
}

/** Only finding the stream knows no narrower resource. */
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
