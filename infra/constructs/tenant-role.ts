import { tenantKeyPatterns, tenantKeyTablePatterns } from '@passerelle/table/key-patterns'
import { type IRole, PolicyStatement, type Role } from 'aws-cdk-lib/aws-iam'
import { Construct } from 'constructs'
import type { DataStack } from '../stacks/data.ts'
import { filesOf } from './file-bucket.ts'
import { allowOnKeys } from './leading-keys.ts'
import { mintedRole, taggedTenant as tenant } from './minted-role.ts'
import { indexes } from './table-indexes.ts'

/** In a policy: the member in whose name the session was minted. */
const member = '$' + '{aws:SourceIdentity}'

/** No `UpdateItem`: it would write past the codec, which looks at a row as a whole. Counts alone are added to. */
const readAndChange = [
  'dynamodb:GetItem',
  'dynamodb:BatchGetItem',
  'dynamodb:Query',
  'dynamodb:DeleteItem',
  'dynamodb:ConditionCheckItem',
] as const

/**
 * The rights of a tenant, for every tenant: the tag `tenant` of the session says which one. Only the authorizer may
 * assume it, and only for exactly one tenant, on behalf of a named member.
 */
export class TenantRole extends Construct {
  readonly role: Role

  constructor(scope: Construct, id: string, props: { readonly authorizer: IRole; readonly data: DataStack }) {
    super(scope, id)
    this.role = mintedRole(this, {
      description: 'Passerelle: one tenant, by session tag',
      by: props.authorizer,
      sessionTag: 'tenant',
    })
    const rights = [...rowRights(props.data), ...keyRights(props.data), fileRight(props.data)]
    for (const right of rights) this.role.addToPolicy(right)
  }
}

function rowRights(data: DataStack): PolicyStatement[] {
  const patterns = tenantKeyPatterns(tenant)
  const dataKeys = tenantKeyTablePatterns(tenant)
  const alsoPresent = ['aws:PrincipalTag/tenant']
  const table = data.table.tableArn
  const resources = [table, ...indexes.map((index) => `${table}/index/${index}`)]
  return [
    allowOnKeys({ sid: 'OwnWork', actions: readAndChange, resources, keys: patterns.work, alsoPresent }),
    // One statement for both, so that it also holds where the keys of one transaction are weighed together.
    allowOnKeys({
      sid: 'OwnWrites',
      actions: ['dynamodb:PutItem'],
      resources: [table],
      keys: [...patterns.work, ...patterns.journal],
      alsoPresent,
    }),
    allowOnKeys({
      sid: 'OwnJournal',
      actions: ['dynamodb:Query'],
      resources,
      keys: [...patterns.journal, ...patterns.seals],
      alsoPresent,
    }),
    // Beside its own rows, so that it also holds where the keys of one call are weighed together.
    allowOnKeys({
      sid: 'Directory',
      actions: ['dynamodb:GetItem', 'dynamodb:BatchGetItem', 'dynamodb:Query'],
      resources,
      keys: [...patterns.directory, ...patterns.work],
      alsoPresent,
    }),
    allowOnKeys({
      sid: 'OwnUsage',
      actions: ['dynamodb:UpdateItem'],
      resources: [table],
      keys: patterns.usage,
      alsoPresent,
    }),
    allowOnKeys({
      sid: 'OwnDataKeys',
      actions: [...readAndChange, 'dynamodb:PutItem'],
      resources: [data.keysTable.tableArn],
      keys: dataKeys.work,
      alsoPresent,
    }),
    allowOnKeys({
      sid: 'DestroyDataKeys',
      actions: ['dynamodb:DeleteItem'],
      resources: [data.keysTable.tableArn],
      keys: dataKeys.destroy,
      alsoPresent,
    }),
  ]
}

/** The vault's key opens what was wrapped for this tenant, or for a corridor that it is a party of. */
function keyRights(data: DataStack): PolicyStatement[] {
  const contexts = [
    { sid: 'OwnVault', party: 'tenant', use: ['casework', 'staff', 'counselling', 'paper'] },
    { sid: 'CorridorSent', party: 'from', use: ['corridor'] },
    { sid: 'CorridorReceived', party: 'to', use: ['corridor'] },
  ]
  const rights = contexts.map(({ sid, party, use }) =>
    vaultRight(data, {
      sid,
      actions: ['kms:GenerateDataKey', 'kms:Decrypt'],
      context: { [party]: tenant, use },
    }),
  )
  // What people without an account asked: others seal it, and its organisation opens it.
  const asked = vaultRight(data, {
    sid: 'OwnNewcomers',
    actions: ['kms:Decrypt'],
    context: { tenant, use: ['contact'] },
  })
  return [...rights, asked, signingRight(data), ...confidenceRights(data)]
}

/** What stands in its files is put and got, and never removed: that is done once their rows are gone (decisions/0018). */
function fileRight({ fileBucket }: DataStack): PolicyStatement {
  return new PolicyStatement({
    sid: 'OwnFiles',
    actions: ['s3:PutObject', 's3:GetObject'],
    resources: [filesOf(fileBucket, tenant)],
    conditions: { Null: { 'aws:PrincipalTag/tenant': 'false' } },
  })
}

/** A pair of keys is made without being seen, and its private half is opened to sign certificates. */
function signingRight(data: DataStack): PolicyStatement {
  return vaultRight(data, {
    sid: 'OwnSigningKeys',
    actions: ['kms:GenerateDataKeyPairWithoutPlaintext', 'kms:Decrypt'],
    context: { tenant, use: ['certificates'] },
  })
}

/**
 * What was written down in confidence opens for the member alone for whom its key was wrapped: the authorizer names them
 * as the source identity of the session. An author makes a key for themselves, and wraps it for a colleague.
 */
function confidenceRights(data: DataStack): PolicyStatement[] {
  const own = { tenant, use: 'confidential', author: member }
  return [
    vaultRight(data, {
      sid: 'OwnConfidence',
      actions: ['kms:GenerateDataKey'],
      context: { ...own, reader: member },
    }),
    vaultRight(data, { sid: 'Confide', actions: ['kms:Encrypt'], context: own }),
    vaultRight(data, {
      sid: 'ReadConfidence',
      actions: ['kms:Decrypt'],
      context: { tenant, use: 'confidential', reader: member },
    }),
  ]
}

function vaultRight(
  data: DataStack,
  {
    sid,
    actions,
    context,
  }: {
    readonly sid: string
    readonly actions: string[]
    readonly context: Readonly<Record<string, string | string[]>>
  },
): PolicyStatement {
  const equals = Object.entries(context).map(([name, value]) => [`kms:EncryptionContext:${name}`, value])
  const inOnesName = Object.values(context).includes(member)
  return new PolicyStatement({
    sid,
    actions,
    resources: [data.vaultKey.keyArn],
    conditions: {
      StringEquals: Object.fromEntries(equals),
      Null: {
        'aws:PrincipalTag/tenant': 'false',
        ...(inOnesName && { 'aws:SourceIdentity': 'false' }),
      },
    },
  })
}
