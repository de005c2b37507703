import { eventKeyPatterns } from '@passerelle/table/key-patterns'
import { Duration } from 'aws-cdk-lib'
import { PolicyStatement } from 'aws-cdk-lib/aws-iam'
import { Construct } from 'constructs'
import { commonEnvironment } from '../environment.ts'
import type { EventFunctionName } from '../functions.ts'
import type { DataStack } from '../stacks/data.ts'
import type { Stage } from '../stages.ts'
import type { Environment } from './bare-function.ts'
import { EventFunction } from './event-function.ts'
import { allowOnKeys } from './leading-keys.ts'
import { mintedRole } from './minted-role.ts'

/** The session that a function mints to work for one tenant. */
type TenantSession = {
  /** The construct that the role stands in. */
  readonly id: string
  readonly description: string
  /** The variable that tells the function which role it is. */
  readonly variable: string
  /** For every tenant: the tag of the session says for which one. */
  readonly rights: readonly PolicyStatement[]
}

/**
 * A function that nobody calls and that works for one tenant after the other. It sees itself which organisations there are;
 * to touch what is one's it mints a session that IAM confines to that one (decisions/0011).
 */
export function tenantByTenant(
  scope: Construct,
  id: string,
  props: {
    readonly name: EventFunctionName
    readonly stage: Stage
    readonly data: DataStack
    readonly description: string
    readonly environment?: Environment
    /** What it may do besides, in no tenant's name. */
    readonly rights?: readonly PolicyStatement[]
    readonly session: TenantSession
  },
): EventFunction {
  const { data, stage, name, description, environment, rights = [], session } = props
  const made = new EventFunction(scope, id, {
    name,
    stage,
    description,
    environment: { ...commonEnvironment(data, stage), ...environment },
    rights: [
      allowOnKeys({
        sid: 'Tenants',
        actions: ['dynamodb:Query'],
        resources: [data.table.tableArn],
        keys: eventKeyPatterns.tenantRegistry,
      }),
      ...rights,
    ],
    timeout: Duration.minutes(15),
  })
  const by = made.function.role
  if (by === undefined) throw new Error('The function has a role of its own.')
  const role = mintedRole(new Construct(scope, session.id), {
    description: session.description,
    by,
    sessionTag: 'tenant',
    identity: name,
  })
  for (const right of session.rights) role.addToPolicy(right)
  made.function.addEnvironment(session.variable, role.roleArn)
  made.function.addToRolePolicy(
    new PolicyStatement({
      sid: 'Mint',
      actions: ['sts:AssumeRole', 'sts:TagSession', 'sts:SetSourceIdentity'],
      resources: [role.roleArn],
    }),
  )
  return made
}
