import { type ServiceRole, seesContent, writesAnything } from '@passerelle/domain/tenancy'
import { serviceReach } from '@passerelle/table/key-patterns'
import { confidenceUses, contentDenied, usesDenied } from './session-policy.ts'

/**
 * Takes from the tenant's role what no system has any business with: it changes cases and programmes at the most, and of
 * referrals nothing at all. One that only reads writes no row but the journal's; one that sees no people is kept from
 * their content like an auditor.
 */
export function servicePolicy(tenant: string, roles: readonly ServiceRole[]): string {
  const { closed, readOnly } = serviceReach(tenant)
  return JSON.stringify({
    Version: '2012-10-17',
    Statement: [
      { Effect: 'Allow', Action: ['dynamodb:*', 'kms:*'], Resource: '*' },
      // No system reads what is told to counsellors, or by people without an account, nor says in its organisation's name
      // what somebody has learnt.
      usesDenied([...confidenceUses, 'certificates', 'contact']),
      onKeys('dynamodb:*', closed),
      writesAnything(roles) ? onKeys(writing, readOnly) : onOtherKeys(writing, `A#${tenant}#*`),
      ...(seesContent(roles) ? [] : contentDenied(tenant)),
    ],
  })
}

/** Everything but the journal, where it says what it tried. */
function onOtherKeys(action: string | readonly string[], journal: string) {
  return {
    Effect: 'Deny',
    Action: action,
    Resource: '*',
    Condition: { 'ForAnyValue:StringNotLike': { 'dynamodb:LeadingKeys': [journal] } },
  }
}

const writing = ['dynamodb:PutItem', 'dynamodb:DeleteItem']

function onKeys(action: string | readonly string[], keys: readonly string[]) {
  return {
    Effect: 'Deny',
    Action: action,
    Resource: '*',
    Condition: { 'ForAnyValue:StringLike': { 'dynamodb:LeadingKeys': keys } },
  }
}
