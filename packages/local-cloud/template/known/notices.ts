import * as z from 'zod'
import { arn } from '../../account.ts'
import { inertProperties, kind, number, policyDocument } from '../kind.ts'

/** What tells of changes: a pipe out of a table's stream, topics, and the queues that are subscribed to them. */
export const notices = {
  'AWS::Pipes::Pipe': kind(
    z.strictObject({
      Name: z.string().optional(),
      RoleArn: z.string(),
      DesiredState: z.enum(['RUNNING', 'STOPPED']).default('RUNNING'),
      Source: z.string(),
      SourceParameters: z.strictObject({
        FilterCriteria: z
          .strictObject({ Filters: z.array(z.strictObject({ Pattern: z.string() })) })
          .optional(),
        DynamoDBStreamParameters: z.strictObject({
          StartingPosition: z.enum(['TRIM_HORIZON', 'LATEST']),
          BatchSize: number.default(1),
          DeadLetterConfig: z.strictObject({ Arn: z.string() }).optional(),
          ...inertProperties(
            'MaximumBatchingWindowInSeconds',
            'MaximumRecordAgeInSeconds',
            'MaximumRetryAttempts',
            'OnPartialBatchItemFailure',
            'ParallelizationFactor',
          ),
        }),
      }),
      Target: z.string(),
      TargetParameters: z.strictObject({ InputTemplate: z.string() }),
      ...inertProperties('Description', 'LogConfiguration', 'Tags'),
    }),
    (place) => {
      const name = place.name('Name')
      return { ref: name, attributes: { Arn: arn('pipes', `pipe/${name}`) } }
    },
  ),
  'AWS::SNS::Topic': kind(
    z.strictObject({
      TopicName: z.string().optional(),
      KmsMasterKeyId: z.string().optional(),
      ...inertProperties('DisplayName', 'Tags'),
    }),
    (place) => {
      const name = place.name('TopicName')
      const topicArn = arn('sns', name)
      return { ref: topicArn, attributes: { TopicArn: topicArn, TopicName: name } }
    },
  ),
  'AWS::SNS::TopicPolicy': kind(
    z.strictObject({ Topics: z.array(z.string()), PolicyDocument: policyDocument }),
    ({ stack, logicalId }) => ({ ref: `${stack}-${logicalId}`, attributes: {} }),
  ),
  'AWS::SNS::Subscription': kind(
    z.strictObject({
      TopicArn: z.string(),
      Protocol: z.literal('sqs'),
      Endpoint: z.string(),
      // What is put into the queue is the message itself, and the filter looks into it.
      RawMessageDelivery: z.literal(true),
      FilterPolicyScope: z.literal('MessageBody').optional(),
      FilterPolicy: z.record(z.string(), z.unknown()).optional(),
      ...inertProperties('RedrivePolicy', 'Region'),
    }),
    ({ stack, logicalId }) => ({ ref: `${stack}-${logicalId}`, attributes: {} }),
  ),
}
