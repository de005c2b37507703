import { completionKeyPatterns } from '@passerelle/table/key-patterns'
import type { PolicyStatement } from 'aws-cdk-lib/aws-iam'
import { Construct } from 'constructs'
import type { DataStack } from '../stacks/data.ts'
import type { Stage } from '../stages.ts'
import type { EventFunction } from './event-function.ts'
import { allowOnKeys } from './leading-keys.ts'
import { taggedTenant } from './minted-role.ts'
import { tenantByTenant } from './tenant-by-tenant.ts'

/**
 * Removes what no key opens any more after the table was restored. Started by hand, by who may deploy: no route and no clock
 * leads here. The function itself sees which organisations there are; the rest it does in a session for one of them.
 */
export class ErasureCompletion extends Construct {
  readonly complete: EventFunction

  constructor(scope: Construct, id: string, props: { readonly stage: Stage; readonly data: DataStack }) {
    super(scope, id)
    const { stage, data } = props
    this.complete = tenantByTenant(this, 'Complete', {
      name: 'complete-erasures',
      stage,
      data,
      description: 'Passerelle: removes what no key opens any more after a restore',
      session: {
        id: 'CompletionRole',
        description: 'Passerelle: what no key of one tenant opens, by session tag',
        variable: 'COMPLETION_ROLE_ARN',
        rights: rights(data),
      },
    })
  }
}

/** The rights to remove what no key of one tenant opens: the tag of the session says of which one. */
function rights(data: DataStack): PolicyStatement[] {
  const keys = completionKeyPatterns(taggedTenant)
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
