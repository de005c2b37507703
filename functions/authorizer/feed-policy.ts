import { feedReach } from '@passerelle/table/key-patterns'

/** Leaves of the tenant's role to read what one member teaches, and what that is called. No key opens anything. */
export function feedPolicy(tenant: string, member: string): string {
  return JSON.stringify({
    Version: '2012-10-17',
    Statement: [
      {
        Effect: 'Allow',
        Action: ['dynamodb:GetItem', 'dynamodb:BatchGetItem', 'dynamodb:Query'],
        Resource: '*',
        Condition: { 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': feedReach(tenant, member) } },
      },
    ],
  })
}
