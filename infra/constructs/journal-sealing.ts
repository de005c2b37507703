import { sealingKeyPatterns } from '@passerelle/table/key-patterns'
import { Duration } from 'aws-cdk-lib'
import { PolicyStatement } from 'aws-cdk-lib/aws-iam'
import type { Queue } from 'aws-cdk-lib/aws-sqs'
import { Construct } from 'constructs'
import type { DataStack } from '../stacks/data.ts'
import type { Stage } from '../stages.ts'
import { Clock } from './clock.ts'
import type { EventFunction } from './event-function.ts'
import { failureQueue } from './failure-queue.ts'
import { allowOnKeys } from './leading-keys.ts'
import { taggedTenant } from './minted-role.ts'
import { tenantByTenant } from './tenant-by-tenant.ts'

/** With the minutes in which lines settle, the time for which a line may stand unsealed (decisions/0013). */
const every = Duration.minutes(5)

/**
 * Seals the journals. The function itself sees which organisations there are; to seal the journal of one it mints a session
 * that IAM confines to that one: it reads lines and adds seals, changes no line, and opens nothing.
 */
export class JournalSealing extends Construct {
  readonly seal: EventFunction
  readonly failures: Queue

  constructor(scope: Construct, id: string, props: { readonly stage: Stage; readonly data: DataStack }) {
    super(scope, id)
    const { stage, data } = props
    this.failures = failureQueue(this, 'Failures', stage)
    this.seal = tenantByTenant(this, 'Seal', {
      name: 'seal-journal',
      stage,
      data,
      description: 'Passerelle: seals the journals',
      environment: { SEALING_KEY_ID: data.sealingKey.keyArn, SEAL_BUCKET_NAME: data.sealBucket.bucketName },
      rights: [
        new PolicyStatement({
          sid: 'PublicKey',
          actions: ['kms:GetPublicKey'],
          resources: [data.sealingKey.keyArn],
        }),
      ],
      session: {
        id: 'SealingRole',
        description: 'Passerelle: the journal of one tenant, to be sealed, by session tag',
        variable: 'SEALING_ROLE_ARN',
        rights: rights(data),
      },
    })
    new Clock(this, 'Clock', { target: this.seal.function, every, failures: this.failures })
  }
}

/** The rights to seal the journal of one tenant, for every tenant: the tag of the session says which one. */
function rights({ table, sealingKey, sealBucket }: DataStack): PolicyStatement[] {
  const keys = sealingKeyPatterns(taggedTenant)
  const alsoPresent = ['aws:PrincipalTag/tenant']
  const resources = [table.tableArn]
  return [
    allowOnKeys({
      sid: 'Reads',
      actions: ['dynamodb:Query'],
      resources,
      keys: [...keys.lines, ...keys.seals, ...keys.heard],
      alsoPresent,
    }),
    allowOnKeys({
      sid: 'Partners',
      actions: ['dynamodb:Query'],
      resources: ['gsi1', 'gsi2'].map((index) => `${table.tableArn}/index/${index}`),
      keys: keys.corridors,
      alsoPresent,
    }),
    allowOnKeys({
      sid: 'Seals',
      actions: ['dynamodb:PutItem'],
      resources,
      keys: [...keys.seals, ...keys.told],
      alsoPresent,
    }),
    new PolicyStatement({
      sid: 'LockAway',
      actions: ['s3:PutObject'],
      resources: [sealBucket.arnForObjects(`${taggedTenant}/*`)],
    }),
    new PolicyStatement({
      sid: 'Sign',
      actions: ['kms:Sign'],
      resources: [sealingKey.keyArn],
      conditions: { Null: { 'aws:PrincipalTag/tenant': 'false' } },
    }),
  ]
}
