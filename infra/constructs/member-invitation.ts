import { eventKeyPatterns } from '@passerelle/table/key-patterns'
import { PolicyStatement } from 'aws-cdk-lib/aws-iam'
import type { Queue } from 'aws-cdk-lib/aws-sqs'
import { Construct } from 'constructs'
import { commonEnvironment } from '../environment.ts'
import type { DataStack } from '../stacks/data.ts'
import type { IdentityStack } from '../stacks/identity.ts'
import type { Stage } from '../stages.ts'
import { EventFunction } from './event-function.ts'
import { failureQueue } from './failure-queue.ts'
import { allowOnKeys } from './leading-keys.ts'
import { openStaffData } from './staff-data.ts'
import type { TableChanges } from './table-changes.ts'

/**
 * A member's row was written: makes, disables or enables their account, and the membership that the authorizer reads.
 * It opens staff data for the e-mail address; of casework it can open nothing.
 */
export class MemberInvitation extends Construct {
  readonly invite: EventFunction
  readonly failures: Queue

  constructor(
    scope: Construct,
    id: string,
    props: {
      readonly stage: Stage
      readonly data: DataStack
      readonly identity: IdentityStack
      readonly changes: TableChanges
    },
  ) {
    super(scope, id)
    const { stage, data, identity } = props
    this.failures = failureQueue(this, 'Failures', stage)
    this.invite = new EventFunction(this, 'Invite', {
      name: 'invite-members',
      stage,
      description: 'Passerelle: accounts and memberships follow the members of a tenant',
      environment: { ...commonEnvironment(data, stage), USER_POOL_ID: identity.pool.userPoolId },
      rights: rights(data, identity),
    })
    props.changes.follow(this, { target: this.invite.function, rows: ['MEMBER#'], failures: this.failures })
  }
}

function rights(data: DataStack, identity: IdentityStack): PolicyStatement[] {
  const table = [data.table.tableArn]
  const { journal, members, memberships, tenantRegistry } = eventKeyPatterns
  return [
    allowOnKeys({
      sid: 'Reads',
      actions: ['dynamodb:GetItem'],
      resources: table,
      keys: [...memberships, ...members, ...tenantRegistry],
    }),
    // One statement for all that a transaction writes, so that it also holds where its keys are weighed together.
    allowOnKeys({
      sid: 'Writes',
      actions: ['dynamodb:PutItem'],
      resources: table,
      keys: [...memberships, ...members, ...journal],
    }),
    ...openStaffData(data),
    new PolicyStatement({
      sid: 'Accounts',
      actions: [
        'cognito-idp:AdminCreateUser',
        'cognito-idp:AdminDisableUser',
        'cognito-idp:AdminEnableUser',
        'cognito-idp:AdminGetUser',
      ],
      resources: [identity.pool.userPoolArn],
    }),
  ]
}
