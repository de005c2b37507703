import {
  operatorKeyPatterns,
  tenantKeyPatterns,
  tenantKeyTablePatterns,
} from '@passerelle/table/key-patterns'
import { describe, expect, it } from 'vitest'
import { actionsOf, on, roleAt, trustOf } from './rights.ts'
import { dev } from './stages.ts'
import { resource, type Templates } from './synthesis.ts'
import { keysOf, requestRoles, weaknessesOf } from './weaknesses.ts'

const { templates } = dev
const tag = '$' + '{aws:PrincipalTag/tenant}'
const oneId = '?'.repeat(26)

describe('the role of a tenant', () => {
  const forAll = ['D#*', 'N#*']
  const { statements, managed } = roleAt(templates, 'TenantRole')
  const rows = on(statements, 'dynamodb')

  it('reaches the rows of the key patterns that the code writes, and no others', () => {
    const patterns = tenantKeyPatterns(tag)
    const written = [
      ...patterns.work,
      ...patterns.journal,
      ...patterns.seals,
      ...patterns.directory,
      ...patterns.usage,
      ...tenantKeyTablePatterns(tag).destroy,
    ]
    expect(new Set(rows.flatMap(keysOf))).toEqual(new Set(written))
    expect(managed).toEqual([])
  })

  it('reaches nothing of a tenant without the tag of the session in the key', () => {
    const keys = rows.flatMap(keysOf).filter((key) => !forAll.includes(key))
    expect(keys.filter((key) => !key.includes(tag))).toEqual([])
  })

  it('demands that a request names a key and that the session names a tenant', () => {
    expect(rows.length).toBeGreaterThan(0)
    for (const { condition } of rows)
      expect(condition['Null']).toEqual({
        'dynamodb:LeadingKeys': 'false',
        'aws:PrincipalTag/tenant': 'false',
      })
  })

  it('appends to the journal and reads it, but cannot change it', () => {
    const journal = rows.filter((statement) => keysOf(statement).some((key) => key.startsWith('A#')))
    expect(actionsOf(journal)).toEqual(['dynamodb:PutItem', 'dynamodb:Query'])
  })

  it('may destroy the keys that the other party of a referral holds back, and not read them', () => {
    const { work, destroy } = tenantKeyTablePatterns(tag)
    const heldBack = destroy.filter((key) => !work.includes(key))
    const reaching = rows.filter((statement) => keysOf(statement).some((key) => heldBack.includes(key)))
    expect(heldBack).toEqual([`R#${oneId}#${tag}#${oneId}#HELD`])
    expect(actionsOf(reaching)).toEqual(['dynamodb:DeleteItem'])
  })

  it('adds to the count of its requests, and to no other row', () => {
    const adding = rows.filter(({ actions }) => actions.includes('dynamodb:UpdateItem'))
    expect(adding.map((statement) => [statement.actions, keysOf(statement)])).toEqual([
      [['dynamodb:UpdateItem'], [`T#${tag}#USAGE`]],
    ])
  })

  it('only reads the directory, and the cards of others', () => {
    const directory = rows.filter((statement) => keysOf(statement).some((key) => forAll.includes(key)))
    expect(actionsOf(directory)).toEqual(['dynamodb:BatchGetItem', 'dynamodb:GetItem', 'dynamodb:Query'])
  })

  it('opens keys that were wrapped for this tenant, or for a corridor that it is a party of', () => {
    const vault = on(statements, 'kms').filter(({ condition }) => !isOfConfidence(condition))
    expect(actionsOf(vault)).toEqual([
      'kms:Decrypt',
      'kms:GenerateDataKey',
      'kms:GenerateDataKeyPairWithoutPlaintext',
    ])
    expect(vault.map(({ condition }) => condition['StringEquals'])).toEqual([
      {
        'kms:EncryptionContext:tenant': tag,
        'kms:EncryptionContext:use': ['casework', 'staff', 'counselling', 'paper'],
      },
      { 'kms:EncryptionContext:from': tag, 'kms:EncryptionContext:use': ['corridor'] },
      { 'kms:EncryptionContext:to': tag, 'kms:EncryptionContext:use': ['corridor'] },
      // What people without an account asked is opened, and sealed by nobody who may open it.
      { 'kms:EncryptionContext:tenant': tag, 'kms:EncryptionContext:use': ['contact'] },
      // With a pair one signs certificates; of the other uses no pair is ever made.
      { 'kms:EncryptionContext:tenant': tag, 'kms:EncryptionContext:use': ['certificates'] },
    ])
    expect(actionsOf(vault.slice(0, 3))).toEqual(['kms:Decrypt', 'kms:GenerateDataKey'])
    expect(actionsOf(vault.slice(3, 4))).toEqual(['kms:Decrypt'])
  })

  it('opens what was told in confidence for the member alone whose key it is, and seals it in nobody else’s name', () => {
    const confidence = on(statements, 'kms').filter(({ condition }) => isOfConfidence(condition))
    const member = '$' + '{aws:SourceIdentity}'
    const own = { 'kms:EncryptionContext:tenant': tag, 'kms:EncryptionContext:use': 'confidential' }
    const [author, reader] = [
      { 'kms:EncryptionContext:author': member },
      { 'kms:EncryptionContext:reader': member },
    ]
    expect(confidence.map(({ actions, condition }) => [actions, condition['StringEquals']])).toEqual([
      [['kms:GenerateDataKey'], { ...own, ...author, ...reader }],
      [['kms:Encrypt'], { ...own, ...author }],
      [['kms:Decrypt'], { ...own, ...reader }],
    ])
    for (const { condition } of confidence)
      expect(condition['Null']).toEqual({ 'aws:PrincipalTag/tenant': 'false', 'aws:SourceIdentity': 'false' })
  })

  it('is minted by the authorizer alone, for one tenant and a named member', () => {
    const role = resource(templates, 'AWS::IAM::Role', 'TenantRole')
    const authorizer = resource(templates, 'AWS::IAM::Role', 'Api/Authorizer/Role')
    expect(role.properties['AssumeRolePolicyDocument']).toHaveProperty(
      'Statement',
      [
        {
          Action: 'sts:AssumeRole',
          Condition: { StringLike: { 'sts:SourceIdentity': oneId, 'aws:RequestTag/tenant': oneId } },
        },
        { Action: 'sts:SetSourceIdentity', Condition: { StringLike: { 'sts:SourceIdentity': oneId } } },
        {
          Action: 'sts:TagSession',
          Condition: {
            StringLike: { 'aws:RequestTag/tenant': oneId },
            'ForAllValues:StringEquals': { 'aws:TagKeys': ['tenant'] },
          },
        },
      ].map((statement) => ({
        ...statement,
        Effect: 'Allow',
        Principal: { AWS: { 'Fn::GetAtt': [authorizer.id, 'Arn'] } },
      })),
    )
  })

  it('carries no tag of its own that a session could inherit', () => {
    expect(resource(templates, 'AWS::IAM::Role', 'TenantRole').properties['Tags']).toBeUndefined()
  })
})

/** Whether a statement is about what was told in confidence. */
function isOfConfidence(condition: ReturnType<typeof on>[number]['condition']): boolean {
  return condition['StringEquals']?.['kms:EncryptionContext:use'] === 'confidential'
}

describe('the role of the operator', () => {
  const { statements, managed } = roleAt(templates, 'OperatorRole')

  it('reaches the registry and what opening a tenant writes, and no case', () => {
    const { registry, opening, directory, journal, served, tenantKeys } = operatorKeyPatterns
    const keys = new Set(on(statements, 'dynamodb').flatMap(keysOf))
    expect(keys).toEqual(
      new Set([...registry, ...opening, ...directory, ...journal, ...served, ...tenantKeys]),
    )
    expect(managed).toEqual([])
  })

  it('lists the registry only, and reads neither journals nor keys', () => {
    const listing = statements.filter(({ actions }) => actions.includes('dynamodb:Query'))
    expect(new Set(listing.flatMap(keysOf))).toEqual(new Set(operatorKeyPatterns.registry))
    const reading = statements.filter(({ actions }) => actions.includes('dynamodb:GetItem'))
    expect(reading.flatMap(keysOf).filter((key) => /^A#|#KEYS$/.test(key))).toEqual([])
  })

  it('deletes nothing', () => {
    expect(actionsOf(statements)).not.toContain('dynamodb:DeleteItem')
  })

  it('makes a tenant its keys and opens none', () => {
    const vault = on(statements, 'kms').map(({ actions, condition }) => [actions, condition['StringEquals']])
    expect(vault).toEqual([
      [['kms:GenerateDataKeyWithoutPlaintext'], { 'kms:EncryptionContext:use': 'casework' }],
      [['kms:GenerateDataKey'], { 'kms:EncryptionContext:use': 'staff' }],
    ])
  })

  it('is minted by the authorizer alone, for a named member and without a tag', () => {
    const authorizer = resource(templates, 'AWS::IAM::Role', 'Api/Authorizer/Role')
    expect(
      resource(templates, 'AWS::IAM::Role', 'OperatorRole').properties['AssumeRolePolicyDocument'],
    ).toHaveProperty('Statement', [
      {
        Action: ['sts:AssumeRole', 'sts:SetSourceIdentity'],
        Condition: { StringLike: { 'sts:SourceIdentity': oneId } },
        Effect: 'Allow',
        Principal: { AWS: { 'Fn::GetAtt': [authorizer.id, 'Arn'] } },
      },
    ])
  })
})

describe('the authorizer', () => {
  const { statements } = roleAt(templates, 'Api/Authorizer/Role')

  it('reads memberships, tenants with their calendars, feeds, service accounts and people’s links; counts tries and notes uses, and no more', () => {
    const rows = on(statements, 'dynamodb')
    expect(rows.map((statement) => [statement.actions, keysOf(statement)])).toEqual([
      [['dynamodb:GetItem'], ['P#MEMBERSHIP#*']],
      [
        ['dynamodb:BatchGetItem'],
        ['P#TENANTS', `T#${oneId}#CALENDAR`, `T#${oneId}#LINKS`, `T#${oneId}#FEED#${oneId}`],
      ],
      [['dynamodb:GetItem'], ['P#CLIENT#*', `T#${oneId}#SERVICES`]],
      [['dynamodb:GetItem', 'dynamodb:PutItem'], [`T#${oneId}#SERVICES#USE`]],
      [['dynamodb:GetItem', 'dynamodb:PutItem'], [`T#${oneId}#LINKS`]],
    ])
  })

  it('mints sessions of the two roles and has no right on any key', () => {
    const minted = on(statements, 'sts').flatMap(({ resources }) => resources)
    const roles = ['TenantRole', 'OperatorRole'].map((part) => resource(templates, 'AWS::IAM::Role', part).id)
    expect(new Set(minted.map((arn) => JSON.stringify(arn)))).toEqual(
      new Set(roles.map((id) => JSON.stringify({ 'Fn::GetAtt': [id, 'Arn'] }))),
    )
    expect(on(statements, 'kms')).toEqual([])
  })
})

describe('who acts on a request', () => {
  const weaknesses = (of: Templates) => requestRoles(of).flatMap(weaknessesOf)

  it('cannot scan, use PartiQL, read streams or export, and always has to name a key', () => {
    expect(requestRoles(templates)).toHaveLength(32)
    expect(weaknesses(templates)).toEqual([])
  })

  const faults: readonly [string, (statement: Changeable) => unknown, RegExp][] = [
    ['the right to scan', (s) => ({ ...s, Action: ['dynamodb:Scan'] }), /allows dynamodb:Scan/],
    ['the right to write past the codec', (s) => ({ ...s, Action: ['dynamodb:UpdateItem'] }), /UpdateItem/],
    ['a wildcard action', (s) => ({ ...s, Action: 'dynamodb:*' }), /allows dynamodb:\*/],
    [
      'a wildcard that includes PartiQL',
      (s) => ({ ...s, Action: 'dynamodb:Parti?LSelect' }),
      /PartiQLSelect/,
    ],
    ['a statement turned around', (s) => ({ ...s, NotAction: 'iam:*' }), /says NotAction/],
    [
      'the Null guard dropped',
      (s) => ({ ...s, Condition: { ...s.Condition, Null: {} } }),
      /without a key pass/,
    ],
    [
      'the key patterns dropped',
      (s) => ({ ...s, Condition: { Null: s.Condition?.['Null'] } }),
      /no partition keys/,
    ],
    ['a pattern for every tenant', withKeys('T#*'), /allows the keys T#\*/],
    ['a pattern for everything', withKeys('*'), /allows the keys \*/],
    ['every table', (s) => ({ ...s, Resource: '*' }), /every table/],
  ]

  it.each(faults)('is caught with %s', (_, change, weakness) => {
    expect(weaknesses(withStatement('OwnWork', change)).join('\n')).toMatch(weakness)
  })

  it.each([
    ['another row', withKeys(`T#${tag}#USAGE`, `T#${tag}#SETTINGS`), /allows dynamodb:UpdateItem/],
    ['anybody’s count', withKeys(`T#${oneId}#USAGE`), /allows dynamodb:UpdateItem/],
  ] as const)('is caught where who adds to a count may add to %s', (_, change, weakness) => {
    expect(weaknesses(withStatement('OwnUsage', change)).join('\n')).toMatch(weakness)
  })
})

describe('whom a service may act for', () => {
  it('is only the service that each role is made for', () => {
    const roles = ['Api/Tenancy/Role', 'Api/Authorizer/Role/', 'Invite/Role', 'Expire/Role', 'Appoint/Role']
    for (const part of roles) {
      const trust = trustOf(resource(templates, 'AWS::IAM::Role', part))
      expect(trust.map(({ actions }) => actions)).toEqual([['sts:AssumeRole']])
      expect(resource(templates, 'AWS::IAM::Role', part).properties).toHaveProperty(
        'AssumeRolePolicyDocument.Statement.0.Principal',
        { Service: 'lambda.amazonaws.com' },
      )
    }
  })
})

type Changeable = { readonly Condition?: Readonly<Record<string, unknown>> }

function withKeys(...keys: string[]) {
  return (statement: Changeable) => ({
    ...statement,
    Condition: { ...statement.Condition, 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': keys } },
  })
}

/** The templates with one named statement changed. */
function withStatement(sid: string, change: (statement: Changeable) => unknown): Templates {
  return JSON.parse(JSON.stringify(templates), (_, value) =>
    typeof value === 'object' && value?.Sid === sid ? change(value) : value,
  )
}
