import { serviceKeyPatterns } from '@passerelle/table/key-patterns'
import { PolicyStatement } from 'aws-cdk-lib/aws-iam'
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda'
import { Construct } from 'constructs'
import { commonEnvironment } from '../environment.ts'
import type { DataStack } from '../stacks/data.ts'
import type { IdentityStack } from '../stacks/identity.ts'
import type { Stage } from '../stages.ts'
import { HttpFunction } from './http-function.ts'
import { allowOnKeys } from './leading-keys.ts'

/**
 * The one function that answers requests and may do something by itself: it makes and ends the clients of the identity
 * pool by which systems sign in, because a secret is shown in the answer to whoever asked for it (decisions/0007). Whose
 * account it is about, the tenant's rows say, and those it reaches like every other, by the caller's credentials.
 */
export class ServiceAccountFunction extends Construct {
  readonly function: LambdaFunction

  constructor(
    scope: Construct,
    id: string,
    props: { readonly stage: Stage; readonly data: DataStack; readonly identity: IdentityStack },
  ) {
    super(scope, id)
    const { stage, data, identity } = props
    this.function = new HttpFunction(this, 'Http', {
      name: 'api-service-accounts',
      stage,
      environment: {
        ...commonEnvironment(data, stage),
        USER_POOL_ID: identity.pool.userPoolId,
        SERVICE_SCOPE: identity.serviceScope,
      },
    }).function
    for (const right of rights(data, identity)) this.function.addToRolePolicy(right)
  }
}

function rights(data: DataStack, identity: IdentityStack): PolicyStatement[] {
  return [
    allowOnKeys({
      sid: 'ClaimClients',
      actions: ['dynamodb:GetItem', 'dynamodb:PutItem'],
      resources: [data.table.tableArn],
      keys: [...serviceKeyPatterns.clients],
    }),
    new PolicyStatement({
      sid: 'Clients',
      actions: [
        'cognito-idp:AddUserPoolClientSecret',
        'cognito-idp:CreateUserPoolClient',
        'cognito-idp:DeleteUserPoolClient',
        'cognito-idp:DeleteUserPoolClientSecret',
        'cognito-idp:ListUserPoolClientSecrets',
        'cognito-idp:ListUserPoolClients',
      ],
      resources: [identity.pool.userPoolArn],
    }),
  ]
}
