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
import { openStaffData } from './staff-data.ts'
import type { TableChanges } from './table-changes.ts'

const { deliveries, dueDeliveries, referrals, webhooks } = eventKeyPatterns

/** How late a delivery that failed is tried again. */
const every = Duration.minutes(1)

/**
 * Tells the systems of the two parties what happened to a referral: at once, and again and again where that failed. It
 * reads the course of referrals and opens staff data for addresses and secrets; of a case it can open nothing.
 */
export class WebhookDelivery extends Construct {
  readonly deliver: EventFunction
  readonly failures: Queue

  constructor(
    scope: Construct,
    id: string,
    props: { readonly stage: Stage; readonly data: DataStack; readonly changes: TableChanges },
  ) {
    super(scope, id)
    const { stage, data } = props
    this.failures = failureQueue(this, 'Failures', stage)
    this.deliver = new EventFunction(this, 'Deliver', {
      name: 'deliver-webhooks',
      stage,
      description: 'Passerelle: tells the systems of organisations what happened',
      environment: commonEnvironment(data, stage),
      rights: rights(data),
    })
    const target = this.deliver.function
    props.changes.follow(this, { target, rows: ['EVENT#'], failures: this.failures })
    new Clock(this, 'Clock', { target, every, failures: this.failures })
  }
}

function rights(data: DataStack): PolicyStatement[] {
  const table = data.table.tableArn
  return [
    allowOnKeys({
      sid: 'Reads',
      actions: ['dynamodb:GetItem'],
      resources: [table],
      keys: [...referrals, ...webhooks],
    }),
    allowOnKeys({ sid: 'Webhooks', actions: ['dynamodb:Query'], resources: [table], keys: webhooks }),
    allowOnKeys({
      sid: 'FindDue',
      actions: ['dynamodb:Query'],
      resources: [`${table}/index/gsi1`],
      keys: dueDeliveries,
    }),
    allowOnKeys({ sid: 'Deliveries', actions: ['dynamodb:PutItem'], resources: [table], keys: deliveries }),
    ...openStaffData(data),
  ]
}
