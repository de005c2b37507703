import { eventKeyPatterns } from '@passerelle/table/key-patterns'
import { Duration } from 'aws-cdk-lib'
import type { PolicyStatement } from 'aws-cdk-lib/aws-iam'
import type { Queue } from 'aws-cdk-lib/aws-sqs'
import { Construct } from 'constructs'
import { commonEnvironment } from '../environment.ts'
import type { DataStack } from '../stacks/data.ts'
import type { Stage } from '../stages.ts'
import { Clock } from './clock.ts'
import { EventFunction } from './event-function.ts'
import { failureQueue } from './failure-queue.ts'
import { allowOnKeys } from './leading-keys.ts'

/** How late a deadline may be noticed. */
const every = Duration.minutes(15)

/**
 * Ends referrals whose deadline has passed, and destroys their packages' keys. It finds them by the clock's index,
 * writes the referral and its journal, and can open nothing: it has no right on the vault's key.
 */
export class ReferralExpiry extends Construct {
  readonly expire: EventFunction
  readonly failures: Queue

  constructor(scope: Construct, id: string, props: { readonly stage: Stage; readonly data: DataStack }) {
    super(scope, id)
    const { stage, data } = props
    this.failures = failureQueue(this, 'Failures', stage)
    this.expire = new EventFunction(this, 'Expire', {
      name: 'expire-referrals',
      stage,
      description: 'Passerelle: ends referrals whose deadline has passed',
      environment: commonEnvironment(data, stage),
      rights: rights(data),
      // After an outage there may be thousands at once.
      timeout: every,
    })
    new Clock(this, 'Clock', { target: this.expire.function, every, failures: this.failures })
  }
}

function rights(data: DataStack): PolicyStatement[] {
  const table = data.table.tableArn
  return [
    allowOnKeys({
      sid: 'FindDue',
      actions: ['dynamodb:Query'],
      resources: [`${table}/index/gsi1`],
      keys: eventKeyPatterns.clock,
    }),
    allowOnKeys({
      sid: 'Referrals',
      actions: ['dynamodb:GetItem', 'dynamodb:BatchGetItem', 'dynamodb:ConditionCheckItem', 'dynamodb:Query'],
      resources: [table],
      keys: [...eventKeyPatterns.referrals, ...eventKeyPatterns.agreements, ...eventKeyPatterns.directory],
    }),
    // Whose limits move when an organisation corrects its calendar, or works again.
    allowOnKeys({
      sid: 'FindOwed',
      actions: ['dynamodb:Query'],
      resources: [`${table}/index/gsi1`, `${table}/index/gsi2`],
      keys: eventKeyPatterns.watchLists,
    }),
    // One statement for all that a transaction removes, so that it also holds where its keys are weighed together.
    allowOnKeys({
      sid: 'Removals',
      actions: ['dynamodb:DeleteItem'],
      resources: [table],
      keys: [
        ...eventKeyPatterns.referrals,
        ...eventKeyPatterns.senderReferrals,
        ...eventKeyPatterns.calendars,
        ...eventKeyPatterns.resumptions,
      ],
    }),
    allowOnKeys({
      sid: 'Writes',
      actions: ['dynamodb:PutItem'],
      resources: [table],
      keys: [...eventKeyPatterns.referrals, ...eventKeyPatterns.journal],
    }),
    allowOnKeys({
      sid: 'PackageKeys',
      actions: ['dynamodb:DeleteItem'],
      resources: [data.keysTable.tableArn],
      keys: eventKeyPatterns.referralKeys,
    }),
  ]
}
