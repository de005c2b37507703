import { eventKeyPatterns } from '@passerelle/table/key-patterns'
import { PolicyStatement } from 'aws-cdk-lib/aws-iam'
import { Construct } from 'constructs'
import { commonEnvironment } from '../environment.ts'
import type { DataStack } from '../stacks/data.ts'
import type { IdentityStack } from '../stacks/identity.ts'
import type { Stage } from '../stages.ts'
import { EventFunction } from './event-function.ts'
import { allowOnKeys } from './leading-keys.ts'

/** Appoints an operator of the platform. Started by hand, by who may deploy: no route leads here. */
export class OperatorAppointment extends Construct {
  readonly appoint: EventFunction

  constructor(
    scope: Construct,
    id: string,
    props: { readonly stage: Stage; readonly data: DataStack; readonly identity: IdentityStack },
  ) {
    super(scope, id)
    const { stage, data, identity } = props
    this.appoint = new EventFunction(this, 'Appoint', {
      name: 'appoint-operator',
      stage,
      description: 'Passerelle: appoints an operator of the platform',
      environment: { ...commonEnvironment(data, stage), USER_POOL_ID: identity.pool.userPoolId },
      rights: [
        allowOnKeys({
          sid: 'Memberships',
          actions: ['dynamodb:GetItem', 'dynamodb:PutItem'],
          resources: [data.table.tableArn],
          keys: eventKeyPatterns.memberships,
        }),
        new PolicyStatement({
          sid: 'Accounts',
          actions: ['cognito-idp:AdminCreateUser', 'cognito-idp:AdminEnableUser', 'cognito-idp:AdminGetUser'],
          resources: [identity.pool.userPoolArn],
        }),
      ],
    })
  }
}
