import { completionKeyPatterns, eventKeyPatterns } from '@passerelle/table/key-patterns'
import { Duration } from 'aws-cdk-lib'
import { type IRole, PolicyStatement, type Role } from 'aws-cdk-lib/aws-iam'
import { Construct } from 'constructs'
import { commonEnvironment } from '../environment.ts'
import type { DataStack } from '../stacks/data.ts'
import type { Stage } from '../stages.ts'
import { EventFunction } from './event-function.ts'
import { allowOnKeys } from './leading-keys.ts'
import { mintedRole } from './minted-role.ts'

/** In a policy: the tenant that the session was minted for. */
const tenant = '$' + '{aws:PrincipalTag/tenant}'

/**
 * Removes what no key opens any more after the table was restored. Started by hand, by who may deploy: no route and no clock
 * leads here. The function itself sees which organisations there are; the rest it does in a session for one of them.
 */
export class ErasureCompletion extends Construct {
  readonly complete: EventFunction

  constructor(scope: Construct, id: string, props: { readonly stage: Stage; readonly data: DataStack }) {
    super(scope, id)
    const { stage, data } = props
    this.complete = new EventFunction(this, 'Complete', {
      name: 'complete-erasures',
      stage,
      description: 'Passerelle: removes what no key opens any more after a restore',
      environment: commonEnvironment(data, stage),
      rights: [
        allowOnKeys({
          sid: 'Tenants',
          actions: ['dynamodb:Query'],
          resources: [data.table.tableArn],
          keys: eventKeyPatterns.tenantRegistry,
        }),
      ],
      timeout: Duration.minutes(15),
    })
    const by = this.complete.function.role
    if (by === undefined) throw new Error('The function has a role of its own.')
    const role = new CompletionRole(this, 'CompletionRole', { by, data }).role
    this.complete.function.addEnvironment('COMPLETION_ROLE_ARN', role.roleArn)
    this.complete.function.addToRolePolicy(
      new PolicyStatement({
        sid: 'Mint',
        actions: ['sts:AssumeRole', 'sts:TagSession', 'sts:SetSourceIdentity'],
        resources: [role.roleArn],
      }),
    )
  }
}

/** The rights to remove what no key of one tenant opens: the tag of the session says of which one. */
class CompletionRole extends Construct {
  readonly role: Role

  constructor(scope: Construct, id: string, props: { readonly by: IRole; readonly data: DataStack }) {
    super(scope, id)
    this.role = mintedRole(this, {
      description: 'Passerelle: what no key of one tenant opens, by session tag',
      by: props.by,
      sessionTag: 'tenant',
      identity: 'complete-erasures',
    })
    for (const right of rights(props.data)) this.role.addToPolicy(right)
  }
}

function rights(data: DataStack): PolicyStatement[] {
  const keys = completionKeyPatterns(tenant)
  const alsoPresent = ['aws:PrincipalTag/tenant']
  const [table, keysTable] = [[data.table.tableArn], [data.keysTable.tableArn]]
  return [
    allowOnKeys({
      sid: 'FindKept',
      actions: ['dynamodb:Query'],
      resources: [`${data.table.tableArn}/index/gsi1`],
      keys: keys.lists,
      alsoPresent,
    }),
    allowOnKeys({
      sid: 'Reads',
      actions: ['dynamodb:Query'],
      resources: table,
      keys: [...keys.caseload, ...keys.cases],
      alsoPresent,
    }),
    allowOnKeys({
      sid: 'Standing',
      actions: ['dynamodb:GetItem', 'dynamodb:BatchGetItem'],
      resources: table,
      keys: keys.referrals,
      alsoPresent,
    }),
    // One statement for all that a transaction removes, so that it also holds where its keys are weighed together.
    allowOnKeys({
      sid: 'Removals',
      actions: ['dynamodb:DeleteItem'],
      resources: table,
      keys: [...keys.cases, ...keys.besides],
      alsoPresent,
    }),
    allowOnKeys({
      sid: 'Journal',
      actions: ['dynamodb:PutItem'],
      resources: table,
      keys: keys.journal,
      alsoPresent,
    }),
    // Wrapped, and nothing here unwraps them: whose key is there, and that it is gone in the moment of each removal.
    allowOnKeys({
      sid: 'KeysThere',
      actions: ['dynamodb:Query', 'dynamodb:ConditionCheckItem'],
      resources: keysTable,
      keys: keys.people,
      alsoPresent,
    }),
    allowOnKeys({
      sid: 'KeysLeft',
      actions: ['dynamodb:Query'],
      resources: keysTable,
      keys: [...keys.packed, ...keys.confided],
      alsoPresent,
    }),
    // Of what was packed, confided and carried; of no person.
    allowOnKeys({
      sid: 'KeyRemovals',
      actions: ['dynamodb:DeleteItem'],
      resources: keysTable,
      keys: [...keys.packed, ...keys.confided, ...keys.papers],
      alsoPresent,
    }),
  ]
}
