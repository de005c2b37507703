import { contactKeyPatterns } from '@passerelle/table/key-patterns'
import { PolicyStatement } from 'aws-cdk-lib/aws-iam'
import type { Construct } from 'constructs'
import { commonEnvironment } from '../environment.ts'
import type { DataStack } from '../stacks/data.ts'
import type { Stage } from '../stages.ts'
import { HttpFunction } from './http-function.ts'
import { allowOnKeys } from './leading-keys.ts'
import { oneId } from './minted-role.ts'

/**
 * The function by which people without an account ask an organisation for contact. It makes requests, and reads and removes
 * one by the whole of its key, which follows from the code on a receipt. It lists nothing; it makes the key of a request and
 * opens none, not even that one a second time (decisions/0017).
 */
export class PublicContactFunction extends HttpFunction {
  constructor(scope: Construct, id: string, props: { readonly stage: Stage; readonly data: DataStack }) {
    const { stage, data } = props
    const environment = { ...commonEnvironment(data, stage), FORM_KEY_ID: data.formKey.keyArn }
    super(scope, id, { name: 'api-public-contact', stage, environment })
    for (const right of rights(data)) this.function.addToRolePolicy(right)
  }
}

function rights(data: DataStack): PolicyStatement[] {
  const { shown, requests, dataKeys } = contactKeyPatterns
  return [
    allowOnKeys({
      sid: 'SeeWhomOneMayAsk',
      actions: ['dynamodb:GetItem', 'dynamodb:ConditionCheckItem'],
      resources: [data.table.tableArn],
      keys: shown,
    }),
    allowOnKeys({
      sid: 'KeepRequests',
      actions: ['dynamodb:GetItem', 'dynamodb:PutItem', 'dynamodb:DeleteItem'],
      resources: [data.table.tableArn],
      keys: requests,
    }),
    allowOnKeys({
      sid: 'KeepAndDestroyKeys',
      actions: ['dynamodb:PutItem', 'dynamodb:DeleteItem'],
      resources: [data.keysTable.tableArn],
      keys: dataKeys,
    }),
    new PolicyStatement({
      sid: 'SealRequests',
      actions: ['kms:GenerateDataKey'],
      resources: [data.vaultKey.keyArn],
      conditions: {
        StringEquals: { 'kms:EncryptionContext:use': 'contact' },
        StringLike: { 'kms:EncryptionContext:tenant': oneId },
      },
    }),
    new PolicyStatement({
      sid: 'SignForms',
      actions: ['kms:GenerateMac'],
      resources: [data.formKey.keyArn],
    }),
  ]
}
