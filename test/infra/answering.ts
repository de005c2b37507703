import { contactKeyPatterns, publicKeyPatterns } from '@passerelle/table/key-patterns'
import { describe, expect, it } from 'vitest'
import { actionsOf, field, on, roleAt } from './rights.ts'
import { dev } from './stages.ts'
import { resource, type Templates } from './synthesis.ts'
import { answeringRoles, keysOf } from './weaknesses.ts'

/* The functions that answer requests, by what they may do themselves. */

const { templates } = dev
const serviceAccounts = 'Api/ServiceAccounts/Http/Role/Resource'
const publicCertificates = 'Api/PublicCertificates/Role/Resource'
const publicOffers = 'Api/PublicOffers/Role/Resource'
const publicContact = 'Api/PublicContact/Role/Resource'
/** Those that may do something by themselves; of each it is said below what. */
const withRights = [serviceAccounts, publicCertificates, publicOffers, publicContact]

/** Everything that a function which answers requests may do beyond its own log, but for those of which it is said. */
function rightsBeyondLog(of: Templates): readonly string[] {
  return answeringRoles(of)
    .filter(({ path }) => !withRights.includes(path))
    .flatMap(({ path, statements, managed }) => [
      ...managed.map(() => `${path}: a managed policy`),
      ...actionsOf(statements)
        .filter((action) => !['logs:CreateLogStream', 'logs:PutLogEvents'].includes(action))
        .map((action) => `${path}: ${action}`),
    ])
}

describe('the function that answers a request', () => {
  it('may write its own log and do nothing else', () => {
    const roles = answeringRoles(templates)
    expect(roles.map(({ path }) => path)).toEqual([
      'Api/Tenancy/Role/Resource',
      'Api/Programmes/Role/Resource',
      'Api/Casework/Role/Resource',
      'Api/Notes/Role/Resource',
      'Api/Files/Role/Resource',
      'Api/Retention/Role/Resource',
      'Api/Seals/Role/Resource',
      'Api/Offers/Role/Resource',
      'Api/Newcomers/Role/Resource',
      'Api/Vacancies/Role/Resource',
      'Api/Placement/Role/Resource',
      'Api/Imports/Role/Resource',
      'Api/Coaching/Role/Resource',
      'Api/FollowUp/Role/Resource',
      'Api/Founding/Role/Resource',
      'Api/Certificates/Role/Resource',
      'Api/CertificateDocuments/Role/Resource',
      'Api/Indicators/Role/Resource',
      'Api/Exchange/Role/Resource',
      'Api/Papers/Role/Resource',
      'Api/Networks/Role/Resource',
      'Api/Self/Role/Resource',
      serviceAccounts,
      'Api/OwnPage/Role/Resource',
      publicCertificates,
      publicOffers,
      publicContact,
      'Api/SessionFeeds/Role/Resource',
      'Api/Reference/Role/Resource',
    ])
    for (const role of roles.filter(({ path }) => !withRights.includes(path))) {
      expect(role.managed).toEqual([])
      expect(actionsOf(role.statements)).toEqual(['logs:CreateLogStream', 'logs:PutLogEvents'])
      for (const { resources } of role.statements)
        expect(resources).toEqual([{ 'Fn::GetAtt': [expect.stringContaining('Log'), 'Arn'] }])
    }
  })
})

describe('the function that makes secrets of systems', () => {
  const { statements, managed } = roleAt(templates, serviceAccounts)
  const pool = resource(templates, 'AWS::Cognito::UserPool')

  it('makes and ends clients of this pool alone, says whose each is, and may do nothing else', () => {
    expect(managed).toEqual([])
    expect(actionsOf(statements).filter((action) => !action.startsWith('logs:'))).toEqual([
      'cognito-idp:AddUserPoolClientSecret',
      'cognito-idp:CreateUserPoolClient',
      'cognito-idp:DeleteUserPoolClient',
      'cognito-idp:DeleteUserPoolClientSecret',
      'cognito-idp:ListUserPoolClientSecrets',
      'cognito-idp:ListUserPoolClients',
      'dynamodb:GetItem',
      'dynamodb:PutItem',
    ])
    const [clients, ...others] = on(statements, 'cognito-idp').flatMap(({ resources }) => resources)
    expect(others).toEqual([])
    expect(JSON.stringify(clients)).toContain(pool.id)
    expect(on(statements, 'dynamodb').flatMap(keysOf)).toEqual(['P#CLIENT#*'])
  })

  it('gives tokens at a domain of the pool, for one scope of one resource server', () => {
    const server = resource(templates, 'AWS::Cognito::UserPoolResourceServer').properties
    expect(server).toMatchObject({ Identifier: 'passerelle', Scopes: [{ ScopeName: 'service' }] })
    const domain = resource(templates, 'AWS::Cognito::UserPoolDomain').properties
    expect(JSON.stringify(domain['Domain'])).toContain('passerelle-dev-')
  })
})

describe('the function that answers whoever checks a certificate', () => {
  const { statements, managed } = roleAt(templates, publicCertificates)
  const rows = on(statements, 'dynamodb')

  it('gets single rows that anybody may see, and lists, opens and writes nothing', () => {
    expect(managed).toEqual([])
    expect(actionsOf(statements).filter((action) => !action.startsWith('logs:'))).toEqual([
      'dynamodb:GetItem',
    ])
    const where = JSON.stringify(rows.flatMap(({ resources }) => resources))
    expect(where).toContain('Table')
    expect(where).not.toMatch(/index|KeysTable/)
    expect(rows.flatMap(keysOf)).toEqual([...publicKeyPatterns])
    // Each of them names the class of what anybody may see, and one tenant.
    for (const key of publicKeyPatterns) expect(key).toMatch(/^V#\?{26}#(CERTIFICATE#\?{64}|KEYS|STATUS#\*)$/)
    expect(rows.map(({ condition }) => condition['Null'])).toEqual([{ 'dynamodb:LeadingKeys': 'false' }])
  })

  it('is told where what is signed is checked, as the functions that sign and set it are', () => {
    const told = [
      'Coaching',
      'Certificates',
      'CertificateDocuments',
      'PublicCertificates',
      'PublicOffers',
    ].map((id) => {
      const { properties } = resource(templates, 'AWS::Lambda::Function', `Api/${id}/`)
      return JSON.stringify(field(field(properties['Environment'], 'Variables'), 'PUBLIC_URL'))
    })
    expect(told[0]).toMatch(/execute-api/)
    expect(new Set(told).size).toBe(1)
  })
})

describe('the function that tells anybody of centres and offers', () => {
  const { statements, managed } = roleAt(templates, publicOffers)
  const rows = on(statements, 'dynamodb')

  it('gets and lists what anybody finds, and opens and writes nothing', () => {
    expect(managed).toEqual([])
    expect(actionsOf(statements).filter((action) => !action.startsWith('logs:'))).toEqual([
      'dynamodb:BatchGetItem',
      'dynamodb:GetItem',
      'dynamodb:Query',
    ])
    const where = JSON.stringify(rows.flatMap(({ resources }) => resources))
    expect(where).toContain('Table')
    expect(where).not.toMatch(/index|KeysTable/)
    for (const key of rows.flatMap(keysOf)) expect(key).toMatch(/^O#/)
    for (const { condition } of rows) expect(condition['Null']).toEqual({ 'dynamodb:LeadingKeys': 'false' })
  })
})

describe('the function by which people without an account ask for contact', () => {
  const { statements, managed } = roleAt(templates, publicContact)
  const rows = on(statements, 'dynamodb')
  const doing = (action: string) => statements.filter(({ actions }) => actions.includes(action))

  it('makes requests, finds and removes one by its key, lists nothing and opens nothing', () => {
    expect(managed).toEqual([])
    expect(actionsOf(statements).filter((action) => !action.startsWith('logs:'))).toEqual([
      'dynamodb:ConditionCheckItem',
      'dynamodb:DeleteItem',
      'dynamodb:GetItem',
      'dynamodb:PutItem',
      'kms:GenerateDataKey',
      'kms:GenerateMac',
    ])
    expect(JSON.stringify(rows.flatMap(({ resources }) => resources))).not.toContain('index')
    for (const { condition } of rows) expect(condition['Null']).toEqual({ 'dynamodb:LeadingKeys': 'false' })
    const inKeys = rows.filter(({ resources }) => JSON.stringify(resources).includes('KeysTable'))
    expect(inKeys.flatMap(keysOf)).toEqual([...contactKeyPatterns.dataKeys])
    expect(actionsOf(inKeys)).toEqual(['dynamodb:DeleteItem', 'dynamodb:PutItem'])
  })

  it('seals for one organisation, for this use alone, and signs forms by a key of their own', () => {
    expect(doing('kms:GenerateDataKey').map(({ condition }) => condition)).toEqual([
      {
        StringEquals: { 'kms:EncryptionContext:use': 'contact' },
        StringLike: { 'kms:EncryptionContext:tenant': '?'.repeat(26) },
      },
    ])
    const key = resource(templates, 'AWS::KMS::Key', 'FormKey')
    expect(key.properties).toMatchObject({ KeySpec: 'HMAC_256', KeyUsage: 'GENERATE_VERIFY_MAC' })
    expect(JSON.stringify(doing('kms:GenerateMac').map(({ resources }) => resources))).toContain('FormKey')
  })
})

describe('the functions that come to the API as whoever asks, without knowing who that is', () => {
  it.each([
    ['dynamodb:Query', { 'Fn::GetAtt': ['Table', 'Arn'] }],
    ['kms:Decrypt', '*'],
    ['sts:AssumeRole', '*'],
  ])('would be seen to have a right to more than its log: %s', (action, where) => {
    expect(rightsBeyondLog(templates)).toEqual([])
    const planted: Templates = structuredClone(templates)
    const role = resource(planted, 'AWS::IAM::Role', 'OwnPage')
    Object.assign(planted.Api.Resources, {
      Planted: {
        Type: 'AWS::IAM::Policy',
        Properties: {
          Roles: [{ Ref: role.id }],
          PolicyDocument: { Statement: [{ Effect: 'Allow', Action: action, Resource: where }] },
        },
      },
    })
    expect(rightsBeyondLog(planted)).toEqual([`Api/OwnPage/Role/Resource: ${action}`])
  })
})
