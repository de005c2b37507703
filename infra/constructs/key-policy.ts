import { Stack } from 'aws-cdk-lib'
import { AccountRootPrincipal, PolicyDocument, PolicyStatement } from 'aws-cdk-lib/aws-iam'
import type { Construct } from 'constructs'
import type { Stage } from '../stages.ts'

/**
 * The policy of a key that only roles of this stage use, each as far as its own policy goes. Who administers the account may
 * look after the key, and would have to change this policy, and be seen doing it, to use it.
 */
export function usedByRolesOf(
  stage: Stage,
  scope: Construct,
  { sid, actions }: { readonly sid: string; readonly actions: readonly string[] },
): PolicyDocument {
  const { account, partition } = Stack.of(scope)
  return new PolicyDocument({
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
        sid,
        principals: [new AccountRootPrincipal()],
        actions: [...actions],
        resources: ['*'],
        conditions: {
          ArnLike: { 'aws:PrincipalArn': `arn:${partition}:iam::${account}:role/passerelle-${stage.name}-*` },
        },
      }),
    ],
  })
}
