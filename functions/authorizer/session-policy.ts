import { noteClassesOf } from '@passerelle/domain/notes'
import { seesContent } from '@passerelle/domain/tenancy'
import { platform } from '@passerelle/table'
import type { Membership } from '@passerelle/table/tenancy'

/**
 * Takes the content of cases away, on top of the role, from members whose work is not content: an admin and an
 * auditor. The rest is the tenant's own administration, its corridors and its journal. Whoever is no counsellor opens
 * nothing that is told in confidence. A session policy can only narrow: the role's own conditions still hold.
 */
export function sessionPolicyOf({ tenantId, roles }: Membership): string | undefined {
  if (tenantId === platform || noteClassesOf(roles).includes('confidential_203')) return undefined
  return JSON.stringify({
    Version: '2012-10-17',
    Statement: [
      {
        Effect: 'Allow',
        // What stands in files is content: whoever sees none has no way to where it is.
        Action: ['dynamodb:*', 'kms:*', ...(seesContent(roles) ? ['s3:*'] : [])],
        Resource: '*',
      },
      usesDenied(confidenceUses),
      ...(seesContent(roles) ? [] : contentDenied(tenantId)),
    ],
  })
}

/** The uses of keys with which is sealed what is told to counsellors. */
export const confidenceUses = ['counselling', 'confidential'] as const

/** The statement that keeps a session from keys of these uses. */
export function usesDenied(uses: readonly string[]) {
  return {
    Effect: 'Deny',
    Action: 'kms:*',
    Resource: '*',
    Condition: { StringEquals: { 'kms:EncryptionContext:use': uses } },
  }
}

/** The statements that keep a session from content. */
export function contentDenied(tenant: string) {
  return [
    {
      Effect: 'Deny',
      Action: 'dynamodb:*',
      Resource: '*',
      Condition: { 'ForAnyValue:StringLike': { 'dynamodb:LeadingKeys': contentPartitions(tenant) } },
    },
    {
      // The keys of cases and packages stay shut; making the key of a new corridor opens nothing.
      Effect: 'Deny',
      Action: 'kms:Decrypt',
      Resource: '*',
      Condition: {
        StringEquals: {
          'kms:EncryptionContext:use': ['casework', 'corridor', 'paper', 'certificates', 'contact'],
        },
      },
    },
  ]
}

/** Where content stands: cases, the lists and indexes of cases, referrals. */
function contentPartitions(tenant: string): readonly string[] {
  const own = [
    'CASE*',
    'PAPER#*',
    'PROGRAMME#*',
    'COACH#*',
    'STAGE#*',
    'SESSIONS',
    'TEACHING#*',
    'FOLLOWUPS',
    'INBOX',
    'OUTBOX',
    'REFERRALS',
    'CERTIFICATES#*',
    'NEWCOMER*',
  ]
  // Its public keys are its own affair; what was certified is content, also where anybody may see it.
  const shown = ['CERTIFICATE#*', 'STATUS#*'].map((partition) => `V#${tenant}#${partition}`)
  return ['R#*', ...own.map((partition) => `T#${tenant}#${partition}`), ...shown]
}
