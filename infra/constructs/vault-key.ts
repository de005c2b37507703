import { Key } from 'aws-cdk-lib/aws-kms'
import type { Construct } from 'constructs'
import type { Stage } from '../stages.ts'
import { usedByRolesOf } from './key-policy.ts'

/** The key that wraps the keys of tenants and corridors. */
export function vaultKey(scope: Construct, stage: Stage): Key {
  const policy = usedByRolesOf(stage, scope, {
    sid: 'UseByRolesOfThisStage',
    actions: [
      'kms:Decrypt',
      'kms:Encrypt',
      'kms:GenerateDataKey',
      'kms:GenerateDataKeyPairWithoutPlaintext',
      'kms:GenerateDataKeyWithoutPlaintext',
    ],
  })
  return new Key(scope, 'VaultKey', {
    description: `Passerelle ${stage.name}: wraps the keys of tenants and corridors`,
    enableKeyRotation: true,
    policy,
    removalPolicy: stage.removal,
  })
}
