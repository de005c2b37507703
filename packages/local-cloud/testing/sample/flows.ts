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

/** A listener to the table's changes and a clock, each with a queue for what fails. */
export const flows = {
  Resources: {
    ChangeFailures: queue,
    TickFailures: queue,
    ListenerRole: role(
      {
        Effect: 'Allow',
        Action: ['dynamodb:DescribeStream', 'dynamodb:GetRecords', 'dynamodb:GetShardIterator'],
        Resource: exported('sample:stream-arn'),
      },
      { Effect: 'Allow', Action: 'dynamodb:ListStreams', Resource: '*' },
      { Effect: 'Allow', Action: 'sqs:SendMessage', Resource: att('ChangeFailures', 'Arn') },
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
    Changes: {
      Type: 'AWS::Lambda::EventSourceMapping',
      Properties: {
        EventSourceArn: exported('sample:stream-arn'),
        FunctionName: { Ref: 'Listener' },
        StartingPosition: 'TRIM_HORIZON',
        BatchSize: 10,
        BisectBatchOnFunctionError: true,
        MaximumRetryAttempts: 3,
        FunctionResponseTypes: ['ReportBatchItemFailures'],
        FilterCriteria: {
          Filters: [{ Pattern: '{"dynamodb":{"Keys":{"pk":{"S":[{"suffix":"#NOTES"}]}}}}' }],
        },
        DestinationConfig: { OnFailure: { Destination: att('ChangeFailures', 'Arn') } },
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
