import * as z from 'zod'
import { arn } from '../../account.ts'
import { uuid } from '../../identifiers.ts'
import { inertProperties, kind, number, truth } from '../kind.ts'

const onFailure = z.strictObject({ OnFailure: z.strictObject({ Destination: z.string() }).optional() })
const targetRetries = z
  .strictObject({ MaximumRetryAttempts: number.optional(), MaximumEventAgeInSeconds: number.optional() })
  .optional()
const deadLetters = z.strictObject({ Arn: z.string() }).optional()

export const compute = {
  'AWS::Lambda::Function': kind(
    z.strictObject({
      FunctionName: z.string().optional(),
      Code: z.strictObject({ S3Bucket: z.unknown(), S3Key: z.string() }),
      Handler: z.string(),
      Runtime: z.string().startsWith('nodejs'),
      Role: z.string(),
      Timeout: number.default(3),
      MemorySize: number.default(128),
      PackageType: z.literal('Zip').optional(),
      TenancyConfig: z.strictObject({ TenantIsolationMode: z.literal('PER_TENANT') }).optional(),
      Environment: z
        .strictObject({ Variables: z.record(z.string(), z.coerce.string()).optional() })
        .optional(),
      DeadLetterConfig: z.strictObject({ TargetArn: z.string() }).optional(),
      ...inertProperties(
        'Architectures',
        'Description',
        'EphemeralStorage',
        'KmsKeyArn',
        'LoggingConfig',
        'RecursiveLoop',
        'ReservedConcurrentExecutions',
        'RuntimeManagementConfig',
        'Tags',
        'TracingConfig',
      ),
    }),
    (place) => {
      const name = place.name('FunctionName')
      return { ref: name, attributes: { Arn: arn('lambda', `function:${name}`) } }
    },
  ),
  'AWS::Lambda::Permission': kind(
    z.strictObject({
      Action: z.literal('lambda:InvokeFunction'),
      FunctionName: z.string(),
      Principal: z.string(),
      SourceArn: z.string().optional(),
      SourceAccount: z.string().optional(),
    }),
    ({ stack, logicalId }) => ({ ref: `${stack}-${logicalId}`, attributes: {} }),
  ),
  'AWS::Lambda::EventInvokeConfig': kind(
    z.strictObject({
      FunctionName: z.string(),
      Qualifier: z.literal('$LATEST'),
      MaximumRetryAttempts: number.optional(),
      MaximumEventAgeInSeconds: number.optional(),
      DestinationConfig: onFailure.optional(),
    }),
    ({ stack, logicalId }) => ({ ref: `${stack}-${logicalId}`, attributes: {} }),
  ),
  'AWS::Lambda::EventSourceMapping': kind(
    z.strictObject({
      EventSourceArn: z.string(),
      FunctionName: z.string(),
      Enabled: truth.optional(),
      BatchSize: number.default(10),
      FunctionResponseTypes: z.array(z.literal('ReportBatchItemFailures')).default([]),
      ...inertProperties('MaximumBatchingWindowInSeconds', 'MetricsConfig', 'ScalingConfig', 'Tags'),
    }),
    ({ stack, logicalId }) => {
      const id = uuid(`${stack}/${logicalId}`)
      return {
        ref: id,
        attributes: { Id: id, EventSourceMappingArn: arn('lambda', `event-source-mapping:${id}`) },
      }
    },
  ),
  'AWS::Scheduler::ScheduleGroup': kind(
    z.strictObject({ Name: z.string().optional(), ...inertProperties('Tags') }),
    (place) => {
      const name = place.name('Name')
      return { ref: name, attributes: { Arn: arn('scheduler', `schedule-group/${name}`) } }
    },
  ),
  'AWS::Scheduler::Schedule': kind(
    z.strictObject({
      Name: z.string().optional(),
      GroupName: z.string().optional(),
      ScheduleExpression: z.string(),
      ScheduleExpressionTimezone: z.string().default('UTC'),
      State: z.enum(['ENABLED', 'DISABLED']).default('ENABLED'),
      Target: z.strictObject({
        Arn: z.string(),
        RoleArn: z.string(),
        Input: z.string().optional(),
        RetryPolicy: targetRetries,
        DeadLetterConfig: deadLetters,
      }),
      ...inertProperties('Description', 'FlexibleTimeWindow', 'KmsKeyArn'),
    }),
    (place) => {
      const name = place.name('Name')
      const group = place.property('GroupName') ?? 'default'
      return { ref: name, attributes: { Arn: arn('scheduler', `schedule/${String(group)}/${name}`) } }
    },
  ),
  'AWS::Events::Rule': kind(
    z.strictObject({
      Name: z.string().optional(),
      ScheduleExpression: z.string(),
      State: z.enum(['ENABLED', 'DISABLED']).default('ENABLED'),
      Targets: z.array(
        z.strictObject({
          Arn: z.string(),
          Id: z.string(),
          Input: z.string().optional(),
          RetryPolicy: targetRetries,
          DeadLetterConfig: deadLetters,
        }),
      ),
      ...inertProperties('Description'),
    }),
    (place) => {
      const name = place.name('Name')
      return { ref: name, attributes: { Arn: arn('events', `rule/${name}`) } }
    },
  ),
}
