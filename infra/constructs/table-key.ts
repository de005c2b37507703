import { Stack } from 'aws-cdk-lib'
import { AnyPrincipal, PolicyStatement } from 'aws-cdk-lib/aws-iam'
import { Key } from 'aws-cdk-lib/aws-kms'
import type { Construct } from 'constructs'
import type { Stage } from '../stages.ts'

/**
 * The key under which DynamoDB encrypts the tables at rest. Whom DynamoDB admits to a row may have the table opened by
 * DynamoDB, and only by it: so no role carries a right on this key, and a narrower session cannot lose it by accident.
 */
export function tableKey(scope: Construct, stage: Stage): Key {
  const key = new Key(scope, 'TableKey', {
    description: `Passerelle ${stage.name}: encrypts the tables at rest`,
    enableKeyRotation: true,
    removalPolicy: stage.removal,
  })
  const { account, region } = Stack.of(scope)
  key.addToResourcePolicy(
    new PolicyStatement({
      sid: 'ThroughDynamoDbOnly',
      principals: [new AnyPrincipal()],
      actions: [
        'kms:Encrypt',
        'kms:Decrypt',
        'kms:ReEncryptFrom',
        'kms:ReEncryptTo',
        'kms:GenerateDataKey',
        'kms:GenerateDataKeyWithoutPlaintext',
        'kms:DescribeKey',
        'kms:CreateGrant',
      ],
      resources: ['*'],
      conditions: {
        StringEquals: { 'kms:CallerAccount': account, 'kms:ViaService': `dynamodb.${region}.amazonaws.com` },
      },
    }),
  )
  return key
}
