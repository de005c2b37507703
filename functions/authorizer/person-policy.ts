import { mostReferralsOfPerson, personKeyPatterns } from '@passerelle/table/key-patterns'

/** Whose session it is, and where what concerns them is. */
export type PersonReach = {
  readonly tenantId: string
  readonly participantId: string
  readonly referrals: readonly string[]
}

/**
 * Leaves of the tenant's role what one person needs: to read their own case and the tenant's name, and to read and move
 * their own referrals. Without referrals it lets nothing but their own case be read. A session policy can only narrow, so
 * the role's own conditions hold as well; and it has 2,048 characters, so that each list is said once and writing is
 * taken away again where only reading is meant. Of somebody with more referrals than fit, the latest count.
 */
export function personPolicy({ tenantId, participantId, referrals }: PersonReach): string {
  const latest = referrals.slice(-mostReferralsOfPerson)
  const { read, referrals: own, append } = personKeyPatterns(tenantId, participantId, latest)
  const keys = (operator: string, patterns: readonly string[]) => ({
    [operator]: { 'dynamodb:LeadingKeys': patterns },
  })
  return JSON.stringify({
    Version: '2012-10-17',
    Statement: [
      {
        Effect: 'Allow',
        Action: 'dynamodb:*',
        Resource: '*',
        Condition: keys('ForAllValues:StringLike', [...read, ...own, ...append]),
      },
      {
        Effect: 'Deny',
        Action: ['dynamodb:PutItem', 'dynamodb:DeleteItem'],
        Resource: '*',
        Condition: keys('ForAnyValue:StringLike', read),
      },
      {
        Effect: 'Deny',
        Action: 'dynamodb:Query',
        Resource: '*',
        Condition: keys('ForAnyValue:StringLike', append),
      },
      {
        // Names of members stay shut.
        Effect: 'Allow',
        Action: 'kms:Decrypt',
        Resource: '*',
        Condition: { StringEquals: { 'kms:EncryptionContext:use': ['casework', 'corridor'] } },
      },
    ],
  })
}
