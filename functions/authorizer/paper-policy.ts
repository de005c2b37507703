import { paperKeyPatterns } from '@passerelle/table/key-patterns'

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
