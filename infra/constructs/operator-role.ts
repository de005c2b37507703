import { operatorKeyPatterns } from '@passerelle/table/key-patterns'
import { type IRole, PolicyStatement, type Role } from 'aws-cdk-lib/aws-iam'
import { Construct } from 'constructs'
import type { DataStack } from '../stacks/data.ts'
import { allowOnKeys } from './leading-keys.ts'
import { mintedRole, oneId } from './minted-role.ts'

/**
 * The rights of the platform's operator: to keep the registry of tenants, and write of a tenant what opening it takes.
 * No case, no referral, no plaintext of any key under which a case is kept.
 */
export class OperatorRole extends Construct {
  readonly role: Role

  constructor(scope: Construct, id: string, props: { readonly authorizer: IRole; readonly data: DataStack }) {
    super(scope, id)
    this.role = mintedRole(this, { description: 'Passerelle: the operator', by: props.authorizer })
    for (const right of [...rowRights(props.data), ...keyRights(props.data)]) this.role.addToPolicy(right)
  }
}

function rowRights(data: DataStack): PolicyStatement[] {
  const table = [data.table.tableArn]
  const { registry, opening, directory, journal, served, tenantKeys } = operatorKeyPatterns
  return [
    allowOnKeys({
      sid: 'List',
      actions: ['dynamodb:Query'],
      resources: table,
      keys: registry,
    }),
    // One statement for all that a transaction touches, so that it also holds where its keys are weighed together.
    allowOnKeys({
      sid: 'Reads',
      actions: ['dynamodb:GetItem', 'dynamodb:BatchGetItem', 'dynamodb:ConditionCheckItem'],
      resources: table,
      keys: [...registry, ...opening, ...directory, ...served],
    }),
    allowOnKeys({
      sid: 'Writes',
      actions: ['dynamodb:PutItem'],
      resources: table,
      keys: [...registry, ...opening, ...directory, ...served, ...journal],
    }),
    allowOnKeys({
      sid: 'TenantKeys',
      actions: ['dynamodb:PutItem', 'dynamodb:ConditionCheckItem'],
      resources: [data.keysTable.tableArn],
      keys: tenantKeys,
    }),
  ]
}

/** A tenant's casework key is made without being seen; its staff key is seen once, to seal the first admin's name. */
function keyRights(data: DataStack): PolicyStatement[] {
  const making = [
    { sid: 'CaseworkKey', action: 'kms:GenerateDataKeyWithoutPlaintext', use: 'casework' },
    { sid: 'StaffKey', action: 'kms:GenerateDataKey', use: 'staff' },
  ]
  return making.map(
    ({ sid, action, use }) =>
      new PolicyStatement({
        sid,
        actions: [action],
        resources: [data.vaultKey.keyArn],
        conditions: {
          StringEquals: { 'kms:EncryptionContext:use': use },
          StringLike: { 'kms:EncryptionContext:tenant': oneId },
        },
      }),
  )
}
