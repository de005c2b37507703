import {
  eventKeyPatterns,
  feedKeyPatterns,
  linkKeyPatterns,
  serviceKeyPatterns,
} from '@passerelle/table/key-patterns'
import { Duration } from 'aws-cdk-lib'
import { type IRole, PolicyStatement } from 'aws-cdk-lib/aws-iam'
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda'
import { Construct } from 'constructs'
import { commonEnvironment } from '../environment.ts'
import { authorizerConcurrency } from '../functions.ts'
import type { DataStack } from '../stacks/data.ts'
import type { IdentityStack } from '../stacks/identity.ts'
import type { Stage } from '../stages.ts'
import { bareFunction } from './bare-function.ts'
import { allowOnKeys } from './leading-keys.ts'
import { OperatorRole } from './operator-role.ts'
import { TenantRole } from './tenant-role.ts'

/**
 * Turns a verified access token of this stack's own pool, or a person's link and PIN, into a tenant, who it is, roles,
 * and credentials for that tenant alone. It reads memberships, organisations with their calendars, service accounts and links, counts the PINs that were tried, notes the day of a service account's last use, and mints
 * sessions; no other row of a tenant can it read itself.
 */
export class Authorizer extends Construct {
  readonly function: LambdaFunction

  constructor(
    scope: Construct,
    id: string,
    props: { readonly stage: Stage; readonly data: DataStack; readonly identity: IdentityStack },
  ) {
    super(scope, id)
    const { stage, data, identity } = props
    const { pool, client, serviceScope } = identity
    this.function = bareFunction(this, {
      name: 'authorizer',
      stage,
      description: 'Passerelle: who is calling, and credentials for their tenant',
      environment: {
        ...commonEnvironment(data, stage),
        USER_POOL_ID: pool.userPoolId,
        USER_POOL_CLIENT_ID: client.userPoolClientId,
        SERVICE_SCOPE: serviceScope,
        TOKEN_ISSUER: pool.userPoolProviderUrl,
      },
      // Everybody waits for it once a minute, and what it does is mostly starting and waiting for others.
      memorySize: 1024,
      concurrency: authorizerConcurrency,
      timeout: Duration.seconds(10),
    })
    const role = this.function.role
    if (role === undefined) throw new Error('The authorizer has a role of its own.')
    const tenantRole = new TenantRole(this, 'TenantRole', { authorizer: role, data }).role
    const operatorRole = new OperatorRole(this, 'OperatorRole', { authorizer: role, data }).role
    this.function.addEnvironment('TENANT_ROLE_ARN', tenantRole.roleArn)
    this.function.addEnvironment('OPERATOR_ROLE_ARN', operatorRole.roleArn)
    for (const right of rights(data, tenantRole, operatorRole)) this.function.addToRolePolicy(right)
  }
}

function rights(data: DataStack, tenantRole: IRole, operatorRole: IRole): PolicyStatement[] {
  return [
    allowOnKeys({
      sid: 'ReadMemberships',
      actions: ['dynamodb:GetItem'],
      resources: [data.table.tableArn],
      keys: [...eventKeyPatterns.memberships],
    }),
    // An organisation, the calendar by which its days begin, and the link or feed that leads to it come in one call.
    allowOnKeys({
      sid: 'ReadOrganisations',
      actions: ['dynamodb:BatchGetItem'],
      resources: [data.table.tableArn],
      keys: [
        ...eventKeyPatterns.tenantRegistry,
        ...eventKeyPatterns.calendars,
        ...linkKeyPatterns,
        ...feedKeyPatterns,
      ],
    }),
    allowOnKeys({
      sid: 'ReadServiceAccounts',
      actions: ['dynamodb:GetItem'],
      resources: [data.table.tableArn],
      keys: [...serviceKeyPatterns.clients, ...serviceKeyPatterns.accounts],
    }),
    allowOnKeys({
      sid: 'NoteUseOfServiceAccounts',
      actions: ['dynamodb:GetItem', 'dynamodb:PutItem'],
      resources: [data.table.tableArn],
      keys: [...serviceKeyPatterns.uses],
    }),
    allowOnKeys({
      sid: 'CountTriesOfLinks',
      actions: ['dynamodb:GetItem', 'dynamodb:PutItem'],
      resources: [data.table.tableArn],
      keys: [...linkKeyPatterns],
    }),
    new PolicyStatement({
      sid: 'MintSessions',
      actions: ['sts:AssumeRole', 'sts:SetSourceIdentity'],
      resources: [tenantRole.roleArn, operatorRole.roleArn],
    }),
    new PolicyStatement({ sid: 'NameTenant', actions: ['sts:TagSession'], resources: [tenantRole.roleArn] }),
  ]
}
