import * as z from 'zod'
import { account, arn } from '../../account.ts'
import { uuid } from '../../identifiers.ts'
import { inertProperties, kind, number, type Place, policyDocument, truth } from '../kind.ts'

const keySchema = z.array(z.strictObject({ AttributeName: z.string(), KeyType: z.enum(['HASH', 'RANGE']) }))
const projection = z.strictObject({
  ProjectionType: z.enum(['ALL', 'KEYS_ONLY', 'INCLUDE']),
  NonKeyAttributes: z.array(z.string()).optional(),
})
const index = z.strictObject({
  IndexName: z.string(),
  KeySchema: keySchema,
  Projection: projection,
  ...inertProperties('ContributorInsightsSpecification', 'OnDemandThroughput', 'WarmThroughput'),
})

const tableBase = {
  TableName: z.string().optional(),
  KeySchema: keySchema,
  AttributeDefinitions: z.array(
    z.strictObject({ AttributeName: z.string(), AttributeType: z.enum(['S', 'N', 'B']) }),
  ),
  GlobalSecondaryIndexes: z.array(index).optional(),
  BillingMode: z.literal('PAY_PER_REQUEST'),
  StreamSpecification: z
    .strictObject({ StreamViewType: z.string(), ...inertProperties('ResourcePolicy') })
    .optional(),
  TimeToLiveSpecification: z
    .strictObject({ AttributeName: z.string().optional(), Enabled: truth })
    .optional(),
  DeletionProtectionEnabled: truth.optional(),
  ...inertProperties(
    'SSESpecification',
    'TableClass',
    'Tags',
    'WarmThroughput',
    'ContributorInsightsSpecification',
  ),
}

function tableIdentity(place: Place) {
  const name = place.name('TableName')
  const stream = `table/${name}/stream/2026-01-01T00:00:00.000`
  return {
    ref: name,
    attributes: { Arn: arn('dynamodb', `table/${name}`), StreamArn: arn('dynamodb', stream) },
  }
}

export const data = {
  'AWS::DynamoDB::Table': kind(
    z.strictObject({
      ...tableBase,
      ...inertProperties('PointInTimeRecoverySpecification', 'OnDemandThroughput'),
    }),
    tableIdentity,
  ),
  'AWS::DynamoDB::GlobalTable': kind(
    z.strictObject({
      ...tableBase,
      Replicas: z
        .array(
          z.strictObject({
            Region: z.literal(account.region),
            DeletionProtectionEnabled: truth.optional(),
            ...inertProperties(
              'PointInTimeRecoverySpecification',
              'SSESpecification',
              'TableClass',
              'Tags',
              'ContributorInsightsSpecification',
              'KinesisStreamSpecification',
            ),
          }),
        )
        .max(1),
      ...inertProperties('WriteOnDemandThroughputSettings'),
    }),
    tableIdentity,
  ),
  'AWS::KMS::Key': kind(
    z.strictObject({
      KeyPolicy: policyDocument,
      Enabled: z.literal(true).optional(),
      KeySpec: z.enum(['SYMMETRIC_DEFAULT', 'HMAC_256', 'ECC_NIST_P256']).optional(),
      KeyUsage: z.enum(['ENCRYPT_DECRYPT', 'GENERATE_VERIFY_MAC', 'SIGN_VERIFY']).optional(),
      MultiRegion: z.literal(false).optional(),
      ...inertProperties(
        'Description',
        'EnableKeyRotation',
        'RotationPeriodInDays',
        'PendingWindowInDays',
        'Tags',
      ),
    }),
    ({ stack, logicalId }) => {
      const id = uuid(`${stack}/${logicalId}`)
      return { ref: id, attributes: { KeyId: id, Arn: arn('kms', `key/${id}`) } }
    },
  ),
  'AWS::KMS::Alias': kind(
    z.strictObject({ AliasName: z.string().startsWith('alias/'), TargetKeyId: z.string() }),
    (place) => ({ ref: place.name('AliasName'), attributes: {} }),
  ),
  'AWS::SQS::Queue': kind(
    z.strictObject({
      QueueName: z.string().optional(),
      VisibilityTimeout: number.optional(),
      RedrivePolicy: z.strictObject({ deadLetterTargetArn: z.string(), maxReceiveCount: number }).optional(),
      ...inertProperties(
        'KmsMasterKeyId',
        'KmsDataKeyReusePeriodSeconds',
        'SqsManagedSseEnabled',
        'MessageRetentionPeriod',
        'ReceiveMessageWaitTimeSeconds',
        'Tags',
      ),
    }),
    (place) => {
      const name = place.name('QueueName')
      const url = `https://sqs.${account.region}.${account.urlSuffix}/${account.id}/${name}`
      return { ref: url, attributes: { Arn: arn('sqs', name), QueueName: name, QueueUrl: url } }
    },
  ),
  'AWS::SQS::QueuePolicy': kind(
    z.strictObject({ Queues: z.array(z.string()), PolicyDocument: policyDocument }),
    ({ stack, logicalId }) => ({ ref: `${stack}-${logicalId}`, attributes: {} }),
  ),
}
