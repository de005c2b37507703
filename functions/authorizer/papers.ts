import type { MemberId, TenantId } from '@passerelle/domain/kernel'
import { paperRole } from '@passerelle/domain/tenancy'
import { findTenant, idOfPaper, type Store } from '@passerelle/table'
import { paperKeyPatterns } from '@passerelle/table/key-patterns'
import type { CallerKind } from './caller.ts'

const idLength = 26

/**
 * Whoever brings a paper that a person carried, by the key in its codes: the issuer, and 128 random bits. The rows of the
 * paper stand under a name that is derived from the key, so a session for a key that nobody issued reaches nothing.
 */
export function papers(store: Store): CallerKind {
  return {
    form: /^PSRL1\.[0-9A-HJKMNP-TV-Z]{52}$/,
    async recognise(credential) {
      const key = credential.slice('PSRL1.'.length)
      const tenantId = key.slice(0, idLength) as TenantId // 26 characters of the alphabet of ids
      const tenant = await findTenant(store, tenantId)
      if (tenant?.state !== 'active') return 'unknown'
      const paper = idOfPaper(key)
      return {
        session: { tenantId, memberId: paper as string as MemberId, policy: paperPolicy(tenantId, paper) }, // the one who acts
        context: { roles: paperRole, kind: tenant.kind },
      }
    },
  }
}

/** Leaves of the tenant's role this one paper, and to append to the journal and to what is remembered of requests. */
export function paperPolicy(tenant: string, paper: string): string {
  const { own, append } = paperKeyPatterns(tenant, paper)
  return JSON.stringify({
    Version: '2012-10-17',
    Statement: [
      {
        Effect: 'Allow',
        Action: ['dynamodb:GetItem', 'dynamodb:BatchGetItem', 'dynamodb:PutItem', 'dynamodb:DeleteItem'],
        Resource: '*',
        Condition: { 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': [...own, ...append] } },
      },
      {
        Effect: 'Deny',
        Action: ['dynamodb:BatchGetItem', 'dynamodb:DeleteItem'],
        Resource: '*',
        Condition: { 'ForAnyValue:StringLike': { 'dynamodb:LeadingKeys': append } },
      },
      {
        Effect: 'Allow',
        Action: ['kms:Decrypt', 'kms:GenerateDataKey'],
        Resource: '*',
        Condition: {
          StringEquals: { 'kms:EncryptionContext:use': 'paper', 'kms:EncryptionContext:paper': paper },
        },
      },
    ],
  })
}
