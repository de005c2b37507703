import { eventKeyPatterns } from '@passerelle/table/key-patterns'
import { PolicyStatement } from 'aws-cdk-lib/aws-iam'
import type { DataStack } from '../stacks/data.ts'
import { allowOnKeys } from './leading-keys.ts'

/** Finds and opens the staff key of any tenant; no other key opens with these rights. */
export function openStaffData({ keysTable, vaultKey }: DataStack): PolicyStatement[] {
  return [
    allowOnKeys({
      sid: 'StaffKey',
      actions: ['dynamodb:GetItem'],
      resources: [keysTable.tableArn],
      keys: eventKeyPatterns.tenantKeys,
    }),
    new PolicyStatement({
      sid: 'OpenStaffData',
      actions: ['kms:Decrypt'],
      resources: [vaultKey.keyArn],
      conditions: { StringEquals: { 'kms:EncryptionContext:use': 'staff' } },
    }),
  ]
}
