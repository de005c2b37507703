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
import { Sender } from './sender.ts'
import { openStaffData } from './staff-data.ts'
import type { TableChanges } from './table-changes.ts'

const {
  calendars,
  caseloads,
  dueFollowUps,
  endings,
  members,
  newcomers,
  notices,
  referrals,
  tenantRegistry,
  watchLists,
} = eventKeyPatterns

/**
 * Letters to members: at once when something waits for them since an event of a referral, or once a day. Their
 * functions read the timeline of referrals and open staff data for the addresses; of a case or a package they can open
 * nothing.
 */
export class MemberNotices extends Construct {
  readonly notify: EventFunction
  readonly digest: EventFunction
  readonly untold: Queue
  readonly unsent: Queue

  constructor(
    scope: Construct,
    id: string,
    props: {
      readonly stage: Stage
      readonly data: DataStack
      readonly changes: TableChanges
      readonly home: string
    },
  ) {
    super(scope, id)
    const { stage, data } = props
    const sender = new Sender(this, 'Sender', props)
    const environment = { ...commonEnvironment(data, stage), ...sender.environment }
    const table = data.table.tableArn

    const atOnce = new Construct(this, 'AtOnce')
    this.untold = failureQueue(atOnce, 'Failures', stage)
    this.notify = new EventFunction(atOnce, 'Notify', {
      name: 'notify-members',
      stage,
      description: 'Passerelle: writes to members when something waits for them',
      environment,
      rights: [
        allowOnKeys({
          sid: 'Reads',
          actions: ['dynamodb:GetItem'],
          resources: [table],
          keys: [...referrals, ...tenantRegistry, ...newcomers],
        }),
        ...lettersTo(data),
        sender.right,
      ],
    })
    props.changes.follow(atOnce, {
      target: this.notify.function,
      rows: ['EVENT#', 'ASKED#', 'REQUEST#'],
      failures: this.untold,
    })

    const daily = new Construct(this, 'Daily')
    this.unsent = failureQueue(daily, 'Failures', stage)
    this.digest = new EventFunction(daily, 'Digest', {
      name: 'send-digests',
      stage,
      description: 'Passerelle: tells members once a day how much waits for them',
      environment,
      rights: [
        allowOnKeys({
          sid: 'Tenants',
          actions: ['dynamodb:Query'],
          resources: [table],
          keys: tenantRegistry,
        }),
        allowOnKeys({
          sid: 'WhatWaits',
          actions: ['dynamodb:Query'],
          resources: [`${table}/index/gsi1`, `${table}/index/gsi2`],
          keys: [...watchLists, ...dueFollowUps, ...endings, ...newcomers],
        }),
        // When it is morning there, and whether anybody works.
        allowOnKeys({
          sid: 'Calendars',
          actions: ['dynamodb:GetItem'],
          resources: [table],
          keys: calendars,
        }),
        // Who has to read or to answer what the other side has said.
        allowOnKeys({
          sid: 'WhoAnswers',
          actions: ['dynamodb:GetItem'],
          resources: [table],
          keys: referrals,
        }),
        // Whose case it is whose follow-up is due, or that ends: of a line without its key that is all that can be read.
        allowOnKeys({
          sid: 'WhoseCase',
          // Of a single case it is a call of its own kind.
          actions: ['dynamodb:GetItem', 'dynamodb:BatchGetItem'],
          resources: [table],
          keys: caseloads,
        }),
        ...lettersTo(data),
        sender.right,
      ],
    })
    const every = Duration.hours(1)
    new Clock(daily, 'Clock', { target: this.digest.function, every, failures: this.unsent })
  }
}

/** Reads who works where and how they are reached, and writes down that they were told. */
function lettersTo(data: DataStack): PolicyStatement[] {
  const table = [data.table.tableArn]
  return [
    allowOnKeys({ sid: 'Members', actions: ['dynamodb:Query'], resources: table, keys: members }),
    allowOnKeys({
      sid: 'Claims',
      actions: ['dynamodb:PutItem', 'dynamodb:DeleteItem'],
      resources: table,
      keys: notices,
    }),
    ...openStaffData(data),
  ]
}
