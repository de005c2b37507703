import { Key, KeySpec, KeyUsage } from 'aws-cdk-lib/aws-kms'
import type { Construct } from 'constructs'
import type { Stage } from '../stages.ts'
import { usedByRolesOf } from './key-policy.ts'

/** The key that signs the seals of the journals. Anybody who may look after it may read its public half. */
export function sealingKey(scope: Construct, stage: Stage): Key {
  return new Key(scope, 'SealingKey', {
    description: `Passerelle ${stage.name}: signs the seals of journals`,
    keySpec: KeySpec.ECC_NIST_P256,
    keyUsage: KeyUsage.SIGN_VERIFY,
    policy: usedByRolesOf(stage, scope, { sid: 'SignByRolesOfThisStage', actions: ['kms:Sign'] }),
    removalPolicy: stage.removal,
  })
}
