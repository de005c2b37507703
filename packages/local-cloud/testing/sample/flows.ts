import { att, exported, lambda, trust } from './parts.ts'

function role(...Statement: Record<string, unknown>[]) {
  return {
    Type: 'AWS::IAM::Role',
    Properties: {
      AssumeRolePolicyDocument: trust('lambda.amazonaws.com'),
      Policies: [{ PolicyName: 'own', PolicyDocument: { Version: '2012-10-17', Statement } }],
    },
  }
}

const queue = { Type: 'AWS::SQS::Queue', Properties: {} }

/** A listener to the table's changes, by pipe, topic and queue, and a clock, each with a queue for what fails. */
export const flows = {
  Resources: {
    ChangeFailures: queue,
    TickFailures: queue,
    ListenerRole: role(
      {
        Effect: 'Allow',
        Action: ['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes'],
        Resource: att('Changes', 'Arn'),
      },
      {
        Effect: 'Allow',
        Action: 'dynamodb:PutItem',
        Resource: exported('sample:table-arn'),
        Condition: {
          'ForAllValues:StringEquals': { 'dynamodb:LeadingKeys': 'P#HEARD' },
          Null: { 'dynamodb:LeadingKeys': 'false' },
        },
      },
    ),
    Listener: lambda('ListenerRole', {
      Environment: { Variables: { TABLE_NAME: exported('sample:table') } },
    }),
    Topic: { Type: 'AWS::SNS::Topic', Properties: {} },
    PipeRole: {
      Type: 'AWS::IAM::Role',
      Properties: {
        AssumeRolePolicyDocument: trust('pipes.amazonaws.com'),
        Policies: [
          {
            PolicyName: 'own',
            PolicyDocument: {
              Version: '2012-10-17',
              Statement: [
                {
                  Effect: 'Allow',
                  Action: ['dynamodb:DescribeStream', 'dynamodb:GetRecords', 'dynamodb:GetShardIterator'],
                  Resource: exported('sample:stream-arn'),
                },
                { Effect: 'Allow', Action: 'dynamodb:ListStreams', Resource: '*' },
                { Effect: 'Allow', Action: 'sns:Publish', Resource: { Ref: 'Topic' } },
                { Effect: 'Allow', Action: 'sqs:SendMessage', Resource: att('ChangeFailures', 'Arn') },
              ],
            },
          },
        ],
      },
    },
    Pipe: {
      Type: 'AWS::Pipes::Pipe',
      Properties: {
        RoleArn: att('PipeRole', 'Arn'),
        Source: exported('sample:stream-arn'),
        SourceParameters: {
          FilterCriteria: {
            Filters: [{ Pattern: '{"dynamodb":{"Keys":{"pk":{"S":[{"suffix":"#NOTES"}]}}}}' }],
          },
          DynamoDBStreamParameters: {
            StartingPosition: 'TRIM_HORIZON',
            BatchSize: 10,
            DeadLetterConfig: { Arn: att('ChangeFailures', 'Arn') },
          },
        },
        Target: { Ref: 'Topic' },
        TargetParameters: {
          InputTemplate: '{"sk":"<$.dynamodb.Keys.sk.S>","text":"<$.dynamodb.NewImage.text.S>"}',
        },
      },
    },
    Changes: {
      Type: 'AWS::SQS::Queue',
      Properties: {
        RedrivePolicy: { deadLetterTargetArn: att('ChangeFailures', 'Arn'), maxReceiveCount: 3 },
      },
    },
    ChangesPolicy: {
      Type: 'AWS::SQS::QueuePolicy',
      Properties: {
        Queues: [{ Ref: 'Changes' }],
        PolicyDocument: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Action: 'sqs:SendMessage',
              Principal: { Service: 'sns.amazonaws.com' },
              Resource: att('Changes', 'Arn'),
              Condition: { ArnEquals: { 'aws:SourceArn': { Ref: 'Topic' } } },
            },
          ],
        },
      },
    },
    Subscribed: {
      Type: 'AWS::SNS::Subscription',
      Properties: {
        TopicArn: { Ref: 'Topic' },
        Protocol: 'sqs',
        Endpoint: att('Changes', 'Arn'),
        RawMessageDelivery: true,
        FilterPolicyScope: 'MessageBody',
        FilterPolicy: { sk: [{ 'anything-but': { prefix: 'z' } }] },
      },
    },
    Taking: {
      Type: 'AWS::Lambda::EventSourceMapping',
      Properties: {
        EventSourceArn: att('Changes', 'Arn'),
        FunctionName: { Ref: 'Listener' },
        BatchSize: 10,
        FunctionResponseTypes: ['ReportBatchItemFailures'],
      },
    },
    TickerRole: role({ Effect: 'Allow', Action: 'sqs:SendMessage', Resource: att('TickFailures', 'Arn') }),
    Ticker: lambda('TickerRole', {}),
    TickerFailures: {
      Type: 'AWS::Lambda::EventInvokeConfig',
      Properties: {
        FunctionName: { Ref: 'Ticker' },
        Qualifier: '$LATEST',
        MaximumRetryAttempts: 1,
        DestinationConfig: { OnFailure: { Destination: att('TickFailures', 'Arn') } },
      },
    },
    ClockRole: {
      Type: 'AWS::IAM::Role',
      Properties: {
        AssumeRolePolicyDocument: trust('scheduler.amazonaws.com'),
        Policies: [
          {
            PolicyName: 'invoke',
            PolicyDocument: {
              Version: '2012-10-17',
              Statement: [
                { Effect: 'Allow', Action: 'lambda:InvokeFunction', Resource: att('Ticker', 'Arn') },
              ],
            },
          },
        ],
      },
    },
    Clock: {
      Type: 'AWS::Scheduler::Schedule',
      Properties: {
        ScheduleExpression: 'cron(0 3 * * ? *)',
        ScheduleExpressionTimezone: 'Europe/Berlin',
        FlexibleTimeWindow: { Mode: 'OFF' },
        Target: {
          Arn: att('Ticker', 'Arn'),
          RoleArn: att('ClockRole', 'Arn'),
          Input: '{"due":"<aws.scheduler.scheduled-time>"}',
        },
      },
    },
  },
}
