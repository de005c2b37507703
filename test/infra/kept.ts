import { invitationDays } from '@passerelle/domain/tenancy'
import { languages } from '@passerelle/messages'
import { describe, expect, it } from 'vitest'
import { field, list } from './rights.ts'
import * as stages from './stages.ts'
import { resource, resourcesOf } from './synthesis.ts'

const dev = stages.dev.templates
const prod = stages.prod.templates

const table = (part: string, of = dev) => resource(of, 'AWS::DynamoDB::Table', `Data/${part}/`)
const recovery = 'PointInTimeRecoverySpecification'

describe('the table', () => {
  it('has the three indexes, each with every attribute', () => {
    expect(table('Table').properties['GlobalSecondaryIndexes']).toEqual(
      ['gsi1', 'gsi2', 'gsi3'].map((IndexName) => ({
        IndexName,
        KeySchema: [
          { AttributeName: `${IndexName}pk`, KeyType: 'HASH' },
          { AttributeName: `${IndexName}sk`, KeyType: 'RANGE' },
        ],
        Projection: { ProjectionType: 'ALL' },
      })),
    )
  })

  it('forgets what has expired, and tells of every change', () => {
    expect(table('Table').properties).toMatchObject({
      TimeToLiveSpecification: { AttributeName: 'expiresAt', Enabled: true },
      StreamSpecification: { StreamViewType: 'NEW_AND_OLD_IMAGES' },
    })
  })

  it('can be restored to any moment', () => {
    expect(table('Table').properties[recovery]).toMatchObject({ PointInTimeRecoveryEnabled: true })
  })
})

describe('the table of wrapped data keys', () => {
  it('has no stream and no index, so that a deleted key stands nowhere else', () => {
    expect(table('KeysTable').properties['StreamSpecification']).toBeUndefined()
    expect(table('KeysTable').properties['GlobalSecondaryIndexes']).toBeUndefined()
  })

  it('forgets the key of a request with the request', () => {
    expect(table('KeysTable').properties['TimeToLiveSpecification']).toEqual({
      AttributeName: 'expiresAt',
      Enabled: true,
    })
  })

  it('cannot be restored to more than seven days ago', () => {
    expect(table('KeysTable').properties[recovery]).toEqual({
      PointInTimeRecoveryEnabled: true,
      RecoveryPeriodInDays: 7,
    })
  })
})

describe('both tables', () => {
  it.each(['Table', 'KeysTable'])('are encrypted under our own key: %s', (part) => {
    const { id } = resource(dev, 'AWS::KMS::Key', 'TableKey')
    expect(table(part).properties['SSESpecification']).toEqual({
      KMSMasterKeyId: { 'Fn::GetAtt': [id, 'Arn'] },
      SSEEnabled: true,
      SSEType: 'KMS',
    })
  })

  it.each(['Table', 'KeysTable'])(
    'outlive their stack in prod, refuse to be deleted, and go with it in dev: %s',
    (part) => {
      expect(table(part, prod)).toMatchObject({ DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain' })
      expect(table(part, prod).properties['DeletionProtectionEnabled']).toBe(true)
      expect(table(part, dev)).toMatchObject({ DeletionPolicy: 'Delete', UpdateReplacePolicy: 'Delete' })
      expect(table(part, dev).properties['DeletionProtectionEnabled']).toBe(false)
    },
  )
})

describe('the bucket of seals', () => {
  const bucket = (of: typeof dev) => resource(of, 'AWS::S3::Bucket', 'SealBucket').properties

  it('keeps what was put there, in prod for ten years and whatever anybody says', () => {
    const lockOf = (of: typeof dev) =>
      field(field(bucket(of)['ObjectLockConfiguration'], 'Rule'), 'DefaultRetention')
    expect(lockOf(prod)).toEqual({ Mode: 'COMPLIANCE', Days: 3653 })
    expect(lockOf(dev)).toEqual({ Mode: 'GOVERNANCE', Days: 1 })
    expect(bucket(prod)).toMatchObject({
      ObjectLockEnabled: true,
      VersioningConfiguration: { Status: 'Enabled' },
    })
    expect(resource(prod, 'AWS::S3::Bucket', 'SealBucket').DeletionPolicy).toBe('Retain')
  })

  it('takes each name once', () => {
    const policy = resource(dev, 'AWS::S3::BucketPolicy', 'SealBucket').properties['PolicyDocument']
    expect(list(field(policy, 'Statement'))).toContainEqual(
      expect.objectContaining({
        Effect: 'Deny',
        Action: 's3:PutObject',
        Condition: { Null: { 's3:if-none-match': 'true' } },
      }),
    )
  })
})

describe('the bucket of files', () => {
  it('keeps no version of what is removed, outlives its stack in prod, and is shut to the public and to plain HTTP', () => {
    const { properties, DeletionPolicy } = resource(prod, 'AWS::S3::Bucket', 'FileBucket')
    expect(properties).not.toHaveProperty('VersioningConfiguration')
    expect(DeletionPolicy).toBe('Retain')
    expect(properties['PublicAccessBlockConfiguration']).toEqual({
      BlockPublicAcls: true,
      BlockPublicPolicy: true,
      IgnorePublicAcls: true,
      RestrictPublicBuckets: true,
    })
    const policy = resource(prod, 'AWS::S3::BucketPolicy', 'FileBucket').properties['PolicyDocument']
    const denied = list(field(policy, 'Statement')).map((statement) => [
      field(statement, 'Effect'),
      field(statement, 'Condition'),
    ])
    expect(denied).toContainEqual(['Deny', { Bool: { 'aws:SecureTransport': 'false' } }])
    expect(denied).toContainEqual(['Deny', { Null: { 's3:if-none-match': 'true' } }])
  })
})

describe('the keys', () => {
  it('are one each for tables, vault, seals, forms, changes and alarms; all but those that sign rotate', () => {
    const keys = resourcesOf(dev, 'AWS::KMS::Key')
    expect(keys.map(({ path }) => path)).toEqual([
      'Data/TableKey/Resource',
      'Data/VaultKey/Resource',
      'Data/SealingKey/Resource',
      'Data/FormKey/Resource',
      'Flows/TableChanges/Key/Resource',
      'Watch/TopicKey/Resource',
    ])
    const signs = keys.filter(({ properties }) => properties['KeyUsage'] !== undefined)
    expect(signs.map(({ path, properties }) => [path, properties['KeyUsage']])).toEqual([
      ['Data/SealingKey/Resource', 'SIGN_VERIFY'],
      ['Data/FormKey/Resource', 'GENERATE_VERIFY_MAC'],
    ])
    for (const key of keys.filter((each) => !signs.includes(each)))
      expect(key.properties['EnableKeyRotation']).toBe(true)
  })

  it('outlive their stack in prod', () => {
    for (const key of resourcesOf(prod, 'AWS::KMS::Key')) expect(key.DeletionPolicy).toBe('Retain')
  })

  it('open the vault for the roles of this stage alone, not for who administers the account', () => {
    const statements = list(
      field(resource(dev, 'AWS::KMS::Key', 'VaultKey').properties['KeyPolicy'], 'Statement'),
    )
    const [lookAfter, use, ...others] = statements
    const named = list(field(lookAfter, 'Action')).map(String)
    expect(
      named.filter((action) => /^kms:(?:\*|Decrypt|Encrypt|Generate|ReEncrypt|CreateGrant)/.test(action)),
    ).toEqual([])
    expect(field(use, 'Condition')).toEqual({
      ArnLike: {
        'aws:PrincipalArn': { 'Fn::Join': ['', expect.arrayContaining([':role/passerelle-dev-*'])] },
      },
    })
    expect(others).toEqual([])
  })

  it('sign seals for the roles of this stage alone, and the key never leaves KMS', () => {
    const { properties } = resource(dev, 'AWS::KMS::Key', 'SealingKey')
    expect(properties).toMatchObject({ KeySpec: 'ECC_NIST_P256', KeyUsage: 'SIGN_VERIFY' })
    const [lookAfter, use, ...others] = list(field(properties['KeyPolicy'], 'Statement'))
    expect(list(field(lookAfter, 'Action')).map(String)).not.toContain('kms:Sign')
    expect(field(use, 'Action')).toBe('kms:Sign')
    expect(field(use, 'Condition')).toEqual({
      ArnLike: {
        'aws:PrincipalArn': { 'Fn::Join': ['', expect.arrayContaining([':role/passerelle-dev-*'])] },
      },
    })
    expect(others).toEqual([])
  })

  it('open the tables through DynamoDB alone', () => {
    const statements = list(
      field(resource(dev, 'AWS::KMS::Key', 'TableKey').properties['KeyPolicy'], 'Statement'),
    )
    const open = statements.filter(
      (statement) => JSON.stringify(field(statement, 'Principal')) === '{"AWS":"*"}',
    )
    expect(open).toHaveLength(1)
    expect(field(open[0], 'Condition')).toEqual({
      StringEquals: {
        'kms:CallerAccount': { Ref: 'AWS::AccountId' },
        'kms:ViaService': { 'Fn::Join': ['', ['dynamodb.', { Ref: 'AWS::Region' }, '.amazonaws.com']] },
      },
    })
  })
})

describe('the identity pool', () => {
  const pool = resource(dev, 'AWS::Cognito::UserPool').properties
  const client = resource(dev, 'AWS::Cognito::UserPoolClient').properties

  it('lets nobody sign up and takes an e-mail address, in whatever case it is written', () => {
    expect(pool).toMatchObject({
      AdminCreateUserConfig: { AllowAdminCreateUserOnly: true },
      UsernameAttributes: ['email'],
      UsernameConfiguration: { CaseSensitive: false },
    })
  })

  it('offers a second factor that needs no telephone number', () => {
    expect(pool).toMatchObject({ MfaConfiguration: 'OPTIONAL', EnabledMfas: ['SOFTWARE_TOKEN_MFA'] })
  })

  it('asks for strong passwords and refuses stolen ones', () => {
    expect(pool['Policies']).toMatchObject({
      PasswordPolicy: {
        MinimumLength: 12,
        RequireLowercase: true,
        RequireNumbers: true,
        RequireSymbols: true,
        RequireUppercase: true,
        // Until then an invitation says that it lets somebody in.
        TemporaryPasswordValidityDays: invitationDays,
      },
    })
    expect(pool['UserPoolAddOns']).toEqual({ AdvancedSecurityMode: 'ENFORCED' })
    expect(resource(dev, 'AWS::Cognito::UserPoolRiskConfigurationAttachment').properties).toMatchObject({
      CompromisedCredentialsRiskConfiguration: { Actions: { EventAction: 'BLOCK' } },
    })
  })

  it('knows no tenant and no role of anybody: it has no attribute of ours', () => {
    expect(pool['Schema']).toBeUndefined()
  })

  it('lets people write their own name and language and nothing else', () => {
    expect(client['WriteAttributes']).toEqual(['locale', 'name'])
  })

  it('hands out short access tokens that can be taken back, and does not tell who has an account', () => {
    expect(client).toMatchObject({
      AccessTokenValidity: 15,
      IdTokenValidity: 15,
      RefreshTokenValidity: 12 * 60,
      TokenValidityUnits: { AccessToken: 'minutes', IdToken: 'minutes', RefreshToken: 'minutes' },
      EnableTokenRevocation: true,
      PreventUserExistenceErrors: 'ENABLED',
      GenerateSecret: false,
    })
  })

  it('is signed in to with a password, in the open or by SRP, and by no redirect', () => {
    expect(client['ExplicitAuthFlows']).toEqual([
      'ALLOW_USER_PASSWORD_AUTH',
      'ALLOW_USER_SRP_AUTH',
      'ALLOW_REFRESH_TOKEN_AUTH',
    ])
    expect(client['AllowedOAuthFlowsUserPoolClient']).toBe(false)
  })

  it('writes its e-mails in every language of the platform', () => {
    for (const text of [
      field(field(pool['AdminCreateUserConfig'], 'InviteMessageTemplate'), 'EmailMessage'),
      field(pool['VerificationMessageTemplate'], 'EmailMessage'),
    ]) {
      for (const language of languages) expect(text).toContain(`lang="${language}"`)
    }
  })

  it('outlives its stack in prod and refuses to be deleted', () => {
    const kept = resource(prod, 'AWS::Cognito::UserPool')
    expect(kept.DeletionPolicy).toBe('Retain')
    expect(kept.properties['DeletionProtection']).toBe('ACTIVE')
    expect(resource(dev, 'AWS::Cognito::UserPool').DeletionPolicy).toBe('Delete')
  })
})

describe('every log', () => {
  it.each([
    ['dev', dev, 7, 'Delete'],
    ['prod', prod, 180, 'Retain'],
  ] as const)('is kept as long as the stage says: %s', (_, templates, days, policy) => {
    const logs = resourcesOf(templates, 'AWS::Logs::LogGroup')
    expect(logs).toHaveLength(44)
    for (const log of logs) {
      expect(log.properties['RetentionInDays']).toBe(days)
      expect(log.DeletionPolicy).toBe(policy)
    }
  })
})
