import { Stack } from 'aws-cdk-lib'
import { AccountRootPrincipal, PolicyDocument, PolicyStatement } from 'aws-cdk-lib/aws-iam'
import { Key, KeySpec, KeyUsage } from 'aws-cdk-lib/aws-kms'
import type { Construct } from 'constructs'
import type { Stage } from '../stages.ts'

/**
 * The key that signs the seals of the journals. Only roles that these stacks made may sign with it, as far as their own
 * policies go; who administers the account may look after it and read its public half, but signs nothing.
 */
export function sealingKey(scope: Construct, stage: Stage): Key {
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
          'kms:ScheduleKeyDeletion',
          'kms:CancelKeyDeletion',
        ],
        resources: ['*'],
      }),
      new PolicyStatement({
        sid: 'SignByRolesOfThisStage',
        principals: [new AccountRootPrincipal()],
        actions: ['kms:Sign'],
        resources: ['*'],
        conditions: {
          ArnLike: { 'aws:PrincipalArn': `arn:${partition}:iam::${account}:role/passerelle-${stage.name}-*` },
        },
      }),
    ],
  })
  return new Key(scope, 'SealingKey', {
    description: `Passerelle ${stage.name}: signs the seals of journals`,
    keySpec: KeySpec.ECC_NIST_P256,
    keyUsage: KeyUsage.SIGN_VERIFY,
    policy,
    removalPolicy: stage.removal,
  })
}
