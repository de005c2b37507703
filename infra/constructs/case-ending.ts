import { retentionKeyPatterns } from '@passerelle/table/key-patterns'
import { Duration } from 'aws-cdk-lib'
import type { PolicyStatement } from 'aws-cdk-lib/aws-iam'
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

/** Days are counted; but a start that was missed is not made up for longer than this (the most that Lambda takes). */
const every = Duration.hours(6)

/**
 * Ends closed cases whose time is over. The function itself sees which organisations there are; to touch the cases of one
 * it mints a session that IAM confines to that one. It can open nothing: neither has a right on the vault's key.
 */
export class CaseEnding extends Construct {
  readonly end: EventFunction
  readonly failures: Queue

  constructor(scope: Construct, id: string, props: { readonly stage: Stage; readonly data: DataStack }) {
    super(scope, id)
    const { stage, data } = props
    this.failures = failureQueue(this, 'Failures', stage)
    this.end = tenantByTenant(this, 'End', {
      name: 'end-cases',
      stage,
      data,
      description: 'Passerelle: ends closed cases whose time is over',
      session: {
        id: 'RetentionRole',
        description: 'Passerelle: the closed cases of one tenant, by session tag',
        variable: 'RETENTION_ROLE_ARN',
        rights: rights(data),
      },
    })
    new Clock(this, 'Clock', { target: this.end.function, every, failures: this.failures })
  }
}

/** The rights to end the closed cases of one tenant, for every tenant: the tag of the session says which one. */
function rights(data: DataStack): PolicyStatement[] {
  const keys = retentionKeyPatterns(taggedTenant)
  const alsoPresent = ['aws:PrincipalTag/tenant']
  const [table, keysTable] = [[data.table.tableArn], [data.keysTable.tableArn]]
  return [
    allowOnKeys({
      sid: 'FindDue',
      actions: ['dynamodb:Query'],
      resources: [`${data.table.tableArn}/index/gsi1`],
      keys: keys.lists,
      alsoPresent,
    }),
    allowOnKeys({
      sid: 'Reads',
      actions: ['dynamodb:Query'],
      resources: table,
      keys: [...keys.cases, ...keys.programmes],
      alsoPresent,
    }),
    allowOnKeys({
      sid: 'Standing',
      actions: ['dynamodb:GetItem', 'dynamodb:BatchGetItem', 'dynamodb:ConditionCheckItem'],
      resources: table,
      keys: [...keys.cases, ...keys.referrals],
      alsoPresent,
    }),
    // One statement for all that a transaction writes or removes, so that it also holds where its keys are weighed together.
    allowOnKeys({
      sid: 'Removals',
      actions: ['dynamodb:DeleteItem'],
      resources: table,
      keys: [...keys.cases, ...keys.besides],
      alsoPresent,
    }),
    allowOnKeys({
      sid: 'Writes',
      actions: ['dynamodb:PutItem'],
      resources: table,
      keys: [...keys.cases, ...keys.journal],
      alsoPresent,
    }),
    allowOnKeys({
      sid: 'KeysThere',
      actions: ['dynamodb:Query'],
      resources: keysTable,
      keys: [...keys.packed, ...keys.confided],
      alsoPresent,
    }),
    allowOnKeys({
      sid: 'KeyRemovals',
      actions: ['dynamodb:DeleteItem'],
      resources: keysTable,
      keys: [...keys.packed, ...keys.confided, ...keys.people, ...keys.papers],
      alsoPresent,
    }),
  ]
}
