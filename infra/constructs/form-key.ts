import { Key, KeySpec, KeyUsage } from 'aws-cdk-lib/aws-kms'
import type { Construct } from 'constructs'
import type { Stage } from '../stages.ts'
import { usedByRolesOf } from './key-policy.ts'

/** The key by which a form that anybody may send is known to be ours. It never leaves KMS, and seals nothing. */
export function formKey(scope: Construct, stage: Stage): Key {
  return new Key(scope, 'FormKey', {
    description: `Passerelle ${stage.name}: signs the forms that anybody may send`,
    keySpec: KeySpec.HMAC_256,
    keyUsage: KeyUsage.GENERATE_VERIFY_MAC,
    policy: usedByRolesOf(stage, scope, { sid: 'SignFormsByRolesOfThisStage', actions: ['kms:GenerateMac'] }),
    removalPolicy: stage.removal,
  })
}
