import { eventKeyPatterns } from '@passerelle/table/key-patterns'
import { describe, expect, it } from 'vitest'
import { failureQueues, queueOf, rightsOf } from './flow-parts.ts'
import { roleAt } from './rights.ts'
import { dev, prod } from './stages.ts'
import { resource, resourcesOf } from './synthesis.ts'
import { keysOf, weaknessesOf } from './weaknesses.ts'

const { templates } = dev

const actions = (part: string, service: string) =>
  rightsOf(part).flatMap((statement) =>
    statement.actions.filter((action) => action.startsWith(`${service}:`)),
  )

describe('the clock of referrals', () => {
  const schedule = resource(templates, 'AWS::Scheduler::Schedule', 'ReferralExpiry').properties

  it('starts every quarter of an hour, and what cannot be started is set aside', () => {
    expect(schedule['ScheduleExpression']).toBe('rate(15 minutes)')
    expect(schedule['Target']).toMatchObject({
      Arn: { 'Fn::GetAtt': [resource(templates, 'AWS::Lambda::Function', 'Expire').id, 'Arn'] },
      DeadLetterConfig: { Arn: queueOf('ReferralExpiry') },
      RetryPolicy: { MaximumRetryAttempts: 3, MaximumEventAgeInSeconds: 900 },
    })
  })

  it('sets aside a run that failed three times', () => {
    expect(resource(templates, 'AWS::Lambda::EventInvokeConfig', 'ReferralExpiry').properties).toMatchObject({
      MaximumRetryAttempts: 2,
      DestinationConfig: { OnFailure: { Destination: queueOf('ReferralExpiry') } },
    })
  })

  it('may start this function and set aside, and acts for this account only', () => {
    expect(
      rightsOf('ReferralExpiry/Clock/Role').map((statement) => [statement.actions, statement.resources]),
    ).toEqual([
      [
        ['lambda:InvokeFunction'],
        [{ 'Fn::GetAtt': [resource(templates, 'AWS::Lambda::Function', 'Expire').id, 'Arn'] }],
      ],
      [['sqs:SendMessage'], [queueOf('ReferralExpiry')]],
    ])
    expect(resource(templates, 'AWS::IAM::Role', 'ReferralExpiry/Clock').properties).toHaveProperty(
      'AssumeRolePolicyDocument.Statement.0.Condition',
      { StringEquals: { 'aws:SourceAccount': { Ref: 'AWS::AccountId' } } },
    )
  })
})

describe('the clock of cases', () => {
  it('starts four times a day, and what cannot be started, or fails, is set aside', () => {
    const schedule = resource(templates, 'AWS::Scheduler::Schedule', 'CaseEnding').properties
    expect(schedule['ScheduleExpression']).toBe('rate(360 minutes)')
    expect(schedule['Target']).toMatchObject({ DeadLetterConfig: { Arn: queueOf('CaseEnding') } })
    expect(resource(templates, 'AWS::Lambda::EventInvokeConfig', 'CaseEnding').properties).toMatchObject({
      MaximumRetryAttempts: 2,
      MaximumEventAgeInSeconds: 6 * 3600,
      DestinationConfig: { OnFailure: { Destination: queueOf('CaseEnding') } },
    })
  })

  it('opens nothing: none of its roles has a right on a key', () => {
    for (const place of ['CaseEnding/End', 'CaseEnding/RetentionRole'])
      expect(
        rightsOf(place)
          .flatMap(({ actions }) => actions)
          .filter((action) => action.startsWith('kms:')),
      ).toEqual([])
  })
})

describe('the clock of journals', () => {
  it('seals every five minutes, and what cannot be started, or fails, is set aside', () => {
    const schedule = resource(templates, 'AWS::Scheduler::Schedule', 'JournalSealing').properties
    expect(schedule['ScheduleExpression']).toBe('rate(5 minutes)')
    expect(schedule['Target']).toMatchObject({ DeadLetterConfig: { Arn: queueOf('JournalSealing') } })
  })

  it('reads lines and adds seals: it changes no line, removes nothing, and has no right on the vault', () => {
    const rights = rightsOf('JournalSealing/SealingRole')
    expect(rights.flatMap(({ actions: allowed }) => allowed).toSorted()).toEqual([
      'dynamodb:PutItem',
      'dynamodb:Query',
      'dynamodb:Query',
      'kms:Sign',
      's3:PutObject',
    ])
    const written = rights
      .filter(({ actions: allowed }) => allowed.includes('dynamodb:PutItem'))
      .flatMap(keysOf)
    expect(written.filter((key) => !/^[SH]#/.test(key))).toEqual([])
    expect(actions('JournalSealing/Seal/', 'kms')).toEqual(['kms:GetPublicKey'])
  })
})

describe('what removes files', () => {
  it('looks whether a row stands, removes what stood in the file, and reads, opens and writes nothing', () => {
    expect(actions('FileRemoval/Remove/', 'dynamodb')).toEqual(['dynamodb:BatchGetItem'])
    expect(actions('FileRemoval/Remove/', 's3')).toEqual(['s3:DeleteObject'])
    expect(actions('FileRemoval/Remove/', 'kms')).toEqual([])
  })
})

describe('what was given up on', () => {
  it('outlives its stack in prod, and goes with it in dev', () => {
    const policies = (stage: typeof dev) =>
      failureQueues(stage.templates).map(({ DeletionPolicy, UpdateReplacePolicy }) => [
        DeletionPolicy,
        UpdateReplacePolicy,
      ])
    expect(policies(prod)).toEqual(Array(10).fill(['Retain', 'Retain']))
    expect(policies(dev)).toEqual(Array(10).fill(['Delete', 'Delete']))
  })

  it('waits encrypted for two weeks and is only handed over by TLS', () => {
    const queues = failureQueues(templates)
    expect(queues).toHaveLength(10)
    for (const { properties } of queues)
      expect(properties).toMatchObject({ SqsManagedSseEnabled: true, MessageRetentionPeriod: 14 * 24 * 3600 })
    for (const { properties } of resourcesOf(templates, 'AWS::SQS::QueuePolicy'))
      expect(properties).toHaveProperty('PolicyDocument.Statement.0', {
        Action: 'sqs:*',
        Effect: 'Deny',
        Principal: { AWS: '*' },
        Condition: { Bool: { 'aws:SecureTransport': 'false' } },
        Resource: expect.anything(),
      })
  })
})

describe('who invites members', () => {
  it('manages accounts of this pool and opens staff data, and nothing of a case', () => {
    expect(actions('Invite', 'cognito-idp').sort()).toEqual([
      'cognito-idp:AdminCreateUser',
      'cognito-idp:AdminDisableUser',
      'cognito-idp:AdminEnableUser',
      'cognito-idp:AdminGetUser',
    ])
    const vault = rightsOf('Invite').filter((statement) => statement.actions.includes('kms:Decrypt'))
    expect(vault.map(({ condition }) => condition)).toEqual([
      { StringEquals: { 'kms:EncryptionContext:use': 'staff' } },
    ])
    expect(actions('Invite', 'kms')).toEqual(['kms:Decrypt'])
  })

  it('reaches memberships, members and the key of staff data, by key and never by a list', () => {
    const { memberships, members, journal, tenantRegistry, tenantKeys } = eventKeyPatterns
    const keys = new Set(rightsOf('Invite').flatMap(keysOf))
    expect(keys).toEqual(new Set([...memberships, ...members, ...journal, ...tenantRegistry, ...tenantKeys]))
    expect(actions('Invite', 'dynamodb')).not.toContain('dynamodb:Query')
  })
})

describe('who ends referrals', () => {
  it('opens nothing: it destroys keys and has no right on the key that wraps them', () => {
    expect(actions('Expire', 'kms')).toEqual([])
    const keys = rightsOf('Expire').filter((statement) =>
      keysOf(statement).some((key) => key.endsWith('#KEYS')),
    )
    expect(keys.flatMap((statement) => statement.actions)).toEqual(['dynamodb:DeleteItem'])
  })

  it('finds what is due in the index of the clock alone', () => {
    const finding = rightsOf('Expire').filter((statement) => keysOf(statement).includes('P#CLOCK#*'))
    expect(finding.map((statement) => statement.actions)).toEqual([['dynamodb:Query']])
    expect(JSON.stringify(finding[0]?.resources)).toContain('/index/gsi1')
  })
})

describe('who tells the systems of organisations', () => {
  it('reaches the course of referrals, webhooks and deliveries, and opens staff data alone', () => {
    const { deliveries, dueDeliveries, referrals, tenantKeys, webhooks } = eventKeyPatterns
    expect(new Set(rightsOf('WebhookDelivery/Deliver').flatMap(keysOf))).toEqual(
      new Set([...deliveries, ...dueDeliveries, ...referrals, ...tenantKeys, ...webhooks]),
    )
    const vault = rightsOf('WebhookDelivery/Deliver').filter(({ actions }) =>
      actions.some((action) => action.startsWith('kms:')),
    )
    expect(vault.map(({ actions, condition }) => [actions, condition])).toEqual([
      [['kms:Decrypt'], { StringEquals: { 'kms:EncryptionContext:use': 'staff' } }],
    ])
  })

  it('goes straight out: no template names another way', () => {
    expect(JSON.stringify([templates, prod.templates])).not.toContain('EGRESS')
  })
})

describe('who appoints operators', () => {
  it('makes an account and a membership', () => {
    expect(actions('Appoint', 'cognito-idp').sort()).toEqual([
      'cognito-idp:AdminCreateUser',
      'cognito-idp:AdminEnableUser',
      'cognito-idp:AdminGetUser',
    ])
    expect(new Set(rightsOf('Appoint').flatMap(keysOf))).toEqual(new Set(eventKeyPatterns.memberships))
  })

  it('is started by hand: nothing in the stacks may invoke it', () => {
    const { id } = resource(templates, 'AWS::Lambda::Function', 'Appoint')
    const { Resources } = templates.Flows
    const mentions = Object.entries(Resources).filter(
      ([other, { Properties }]) => other !== id && JSON.stringify(Properties).includes(`"${id}"`),
    )
    expect(mentions).toEqual([])
  })
})

describe('the completion of erasures', () => {
  it('is started by hand: no clock, no route and no other function leads to it', () => {
    const { id } = resource(templates, 'AWS::Lambda::Function', 'ErasureCompletion')
    for (const { Resources } of Object.values(templates)) {
      const mentions = Object.entries(Resources).filter(
        ([other, { Properties }]) => other !== id && JSON.stringify(Properties ?? {}).includes(`"${id}"`),
      )
      expect(mentions).toEqual([])
    }
  })

  it('opens nothing: none of its roles has a right on a key', () => {
    for (const place of ['ErasureCompletion/Complete', 'ErasureCompletion/CompletionRole'])
      expect(
        rightsOf(place)
          .flatMap(({ actions }) => actions)
          .filter((action) => action.startsWith('kms:')),
      ).toEqual([])
  })
})

describe('every function of an event', () => {
  it.each([
    'Invite',
    'Notify',
    'WebhookDelivery/Deliver',
    'OfferShowing/Show',
    'Expire',
    'Appoint',
    'Digest',
  ])('has to name a key, and can list no table and read no stream: %s', (part) => {
    expect(weaknessesOf(roleAt(templates, `${part}/Role`))).toEqual([])
  })
})
