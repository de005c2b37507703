import { Stack } from 'aws-cdk-lib'
import { AccountRootPrincipal, PolicyDocument, PolicyStatement } from 'aws-cdk-lib/aws-iam'
import { Key } from 'aws-cdk-lib/aws-kms'
import type { Construct } from 'constructs'
import type { Stage } from '../stages.ts'

/**
 * The key that wraps the keys of tenants and corridors. Only roles that these stacks made may use it, each as far as
 * its own policy goes; who administers the account may look after the key, and would have to change this policy, and
 * be seen doing it, to open anything with it.
 */
export function vaultKey(scope: Construct, stage: Stage): Key {
  const { account, partition } = Stack.of(scope)
  const policy = new PolicyDocument({
    statements: [
      new PolicyStatement({
        sid: 'LookAfter',
        principals: [new AccountRootPrincipal()],
        actions: [
          'kms:Describe*',
          'kms:Get*',
          'kms:List*',
          'kms:Put*',
          'kms:Update*',
          'kms:Enable*',
          'kms:Disable*',
          'kms:TagResource',
          'kms:UntagResource',
          'kms:RotateKeyOnDemand',
          'kms:ScheduleKeyDeletion',
          'kms:CancelKeyDeletion',
        ],
        resources: ['*'],
      }),
      new PolicyStatement({
        sid: 'UseByRolesOfThisStage',
        principals: [new AccountRootPrincipal()],
        actions: [
          'kms:Decrypt',
          'kms:Encrypt',
          'kms:GenerateDataKey',
          'kms:GenerateDataKeyPairWithoutPlaintext',
          'kms:GenerateDataKeyWithoutPlaintext',
        ],
        resources: ['*'],
        conditions: {
          ArnLike: { 'aws:PrincipalArn': `arn:${partition}:iam::${account}:role/passerelle-${stage.name}-*` },
        },
      }),
    ],
  })
  return new Key(scope, 'VaultKey', {
    description: `Passerelle ${stage.name}: wraps the keys of tenants and corridors`,
    enableKeyRotation: true,
    policy,
    removalPolicy: stage.removal,
  })
}
