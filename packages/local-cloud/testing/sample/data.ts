import { att } from './parts.ts'

/** A table with one index, and a key. */
export const data = {
  Resources: {
    Main: {
      Type: 'AWS::DynamoDB::Table',
      Properties: {
        BillingMode: 'PAY_PER_REQUEST',
        KeySchema: [
          { AttributeName: 'pk', KeyType: 'HASH' },
          { AttributeName: 'sk', KeyType: 'RANGE' },
        ],
        AttributeDefinitions: ['pk', 'sk', 'gsi1pk', 'gsi1sk'].map((AttributeName) => ({
          AttributeName,
          AttributeType: 'S',
        })),
        GlobalSecondaryIndexes: [
          {
            IndexName: 'gsi1',
            KeySchema: [
              { AttributeName: 'gsi1pk', KeyType: 'HASH' },
              { AttributeName: 'gsi1sk', KeyType: 'RANGE' },
            ],
            Projection: { ProjectionType: 'ALL' },
          },
        ],
        StreamSpecification: { StreamViewType: 'NEW_AND_OLD_IMAGES' },
        TimeToLiveSpecification: { AttributeName: 'expiresAt', Enabled: true },
      },
    },
    Key: {
      Type: 'AWS::KMS::Key',
      Properties: {
        KeyPolicy: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Action: 'kms:*',
              Resource: '*',
              Principal: { AWS: { 'Fn::Sub': `arn:\${AWS::Partition}:iam::\${AWS::AccountId}:root` } },
            },
          ],
        },
      },
    },
  },
  Outputs: {
    TableName: { Value: { Ref: 'Main' }, Export: { Name: 'sample:table' } },
    TableArn: { Value: att('Main', 'Arn'), Export: { Name: 'sample:table-arn' } },
    StreamArn: { Value: att('Main', 'StreamArn'), Export: { Name: 'sample:stream-arn' } },
    KeyArn: { Value: att('Key', 'Arn'), Export: { Name: 'sample:key-arn' } },
  },
}
