import { maxReferralsOfPerson, personKeyPatterns } from '@passerelle/table/key-patterns'

/** Whose session it is, and where what concerns them is. */
export type PersonReach = {
  readonly tenantId: string
  readonly participantId: string
  readonly referrals: readonly string[]
}

/**
 * Leaves of the tenant's role what one person needs: to read their own case, the tenant's name and its agreements, to read
 * and move their own referrals, and to append to the journal. A session policy can only narrow, so the role's own
 * conditions hold as well. It has 2,048 characters: each list is said once, and what goes too far is taken away again.
 * Of somebody with more referrals than fit, the latest count.
 */
export function personPolicy({ tenantId, participantId, referrals }: PersonReach): string {
  const latest = referrals.slice(-maxReferralsOfPerson)
  const { read, referrals: own, append } = personKeyPatterns(tenantId, participantId, latest)
  return JSON.stringify({
    Version: '2012-10-17',
    Statement: [
      onKeys('Allow', 'dynamodb:*', 'ForAllValues:StringLike', [...read, ...own, ...append]),
      onKeys('Deny', ['dynamodb:PutItem', 'dynamodb:DeleteItem'], 'ForAnyValue:StringLike', read),
      // Nothing is listed but what belongs to one referral, and the person's own case.
      onKeys('Deny', 'dynamodb:Query', 'ForAnyValue:StringNotLike', ['R#*', `T#*#CASE#${participantId}*`]),
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

function onKeys(
  effect: 'Allow' | 'Deny',
  action: string | readonly string[],
  operator: string,
  keys: readonly string[],
) {
  return {
    Effect: effect,
    Action: action,
    Resource: '*',
    Condition: { [operator]: { 'dynamodb:LeadingKeys': keys } },
  }
}
