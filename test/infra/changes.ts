import { describe, expect, it } from 'vitest'
import { queueOf, rightsOf } from './flow-parts.ts'
import { list } from './rights.ts'
import { dev } from './stages.ts'
import { resource, resourcesOf } from './synthesis.ts'

const { templates } = dev
const pipe = resource(templates, 'AWS::Pipes::Pipe', 'TableChanges').properties
const topic = { Ref: resource(templates, 'AWS::SNS::Topic', 'TableChanges').id }

/** Who follows which rows: the flow, its function, and how the sort keys begin. */
const followers: readonly (readonly [flow: string, part: string, rows: readonly string[]])[] = [
  ['MemberInvitation', 'Invite', ['MEMBER#']],
  ['MemberNotices/AtOnce', 'Notify', ['EVENT#', 'ASKED#', 'REQUEST#']],
  ['WebhookDelivery', 'Deliver', ['EVENT#']],
  [
    'OfferShowing',
    'Show',
    ['OFFER#', 'VACANCY#', 'EMPLOYER#', 'CENTRE', 'SETTINGS', 'PLACES', 'ORGANISATION'],
  ],
  ['FileRemoval', 'Remove', ['FILE#']],
]
const prefixes = (rows: readonly string[]) => rows.map((prefix) => ({ prefix }))

describe('the changes of the table', () => {
  it('pass one pipe: those that somebody follows, and no other', () => {
    const rows = [...new Set(followers.flatMap(([, , each]) => each))].sort()
    expect(pipe['SourceParameters']).toMatchObject({
      FilterCriteria: {
        Filters: [{ Pattern: JSON.stringify({ dynamodb: { Keys: { sk: { S: prefixes(rows) } } } }) }],
      },
    })
    expect(pipe['Target']).toEqual(topic)
  })

  it('are told by the key of the row: nothing that stands in it leaves the stream', () => {
    expect(pipe['TargetParameters']).toEqual({
      InputTemplate: JSON.stringify({
        change: '<$.eventName>',
        pk: '<$.dynamodb.Keys.pk.S>',
        sk: '<$.dynamodb.Keys.sk.S>',
      }),
    })
  })

  it('that cannot be told are tried again, one by one, a bounded number of times, and then set aside', () => {
    expect(pipe['SourceParameters']).toMatchObject({
      DynamoDBStreamParameters: {
        BatchSize: 10,
        MaximumRetryAttempts: 10,
        MaximumRecordAgeInSeconds: 12 * 3600,
        OnPartialBatchItemFailure: 'AUTOMATIC_BISECT',
        DeadLetterConfig: { Arn: queueOf('TableChanges') },
      },
    })
  })

  it('are told to nobody before everybody is there to hear it', () => {
    const { DependsOn } = resource(templates, 'AWS::Pipes::Pipe', 'TableChanges')
    const subscriptions = resourcesOf(templates, 'AWS::SNS::Subscription').map(({ id }) => id)
    expect(subscriptions).toHaveLength(followers.length)
    expect(list(DependsOn)).toEqual(expect.arrayContaining(subscriptions))
  })

  it.each(followers)('reach %s by a queue of its own', (flow, part, rows) => {
    const queue = resource(templates, 'AWS::SQS::Queue', `${flow}/Changes`)
    const arn = { 'Fn::GetAtt': [queue.id, 'Arn'] }
    expect(queue.properties).toMatchObject({
      SqsManagedSseEnabled: true,
      VisibilityTimeout: part === 'Show' ? 720 : 360,
      RedrivePolicy: { deadLetterTargetArn: queueOf(flow), maxReceiveCount: 10 },
    })
    const subscribed = resourcesOf(templates, 'AWS::SNS::Subscription').filter(
      ({ properties }) => JSON.stringify(properties['Endpoint']) === JSON.stringify(arn),
    )
    expect(subscribed.map(({ properties }) => properties)).toEqual([
      expect.objectContaining({
        TopicArn: topic,
        Protocol: 'sqs',
        RawMessageDelivery: true,
        FilterPolicyScope: 'MessageBody',
        FilterPolicy: { sk: prefixes(rows) },
      }),
    ])
    const taken = resourcesOf(templates, 'AWS::Lambda::EventSourceMapping').filter(
      ({ properties }) => JSON.stringify(properties['EventSourceArn']) === JSON.stringify(arn),
    )
    expect(taken.map(({ properties }) => properties)).toEqual([
      expect.objectContaining({
        FunctionName: { Ref: resource(templates, 'AWS::Lambda::Function', part).id },
        BatchSize: 10,
        FunctionResponseTypes: ['ReportBatchItemFailures'],
      }),
    ])
  })

  it('are read by the role of the pipe alone, which may tell them and nothing else', () => {
    expect(
      rightsOf('TableChanges/Role')
        .flatMap(({ actions }) => actions)
        .sort(),
    ).toEqual([
      'dynamodb:DescribeStream',
      'dynamodb:GetRecords',
      'dynamodb:GetShardIterator',
      'dynamodb:ListStreams',
      'kms:Decrypt',
      'kms:GenerateDataKey',
      'sns:Publish',
      'sqs:SendMessage',
    ])
    const readers = Object.values(templates)
      .flatMap(({ Resources }) => Object.entries(Resources))
      .filter(([, { Type }]) => Type === 'AWS::IAM::Policy' || Type === 'AWS::IAM::Role')
      .filter(([, each]) => JSON.stringify(each).includes('dynamodb:GetRecords'))
      .map(([id]) => id)
    expect(readers).toEqual([expect.stringMatching(/^TableChangesRole/)])
  })

  it('wait under a key of their own on the topic, and are only handed over by TLS', () => {
    const { properties } = resource(templates, 'AWS::SNS::Topic', 'TableChanges')
    const key = resource(templates, 'AWS::KMS::Key', 'TableChanges').id
    expect(properties['KmsMasterKeyId']).toEqual({ 'Fn::GetAtt': [key, 'Arn'] })
    for (const type of ['AWS::SNS::TopicPolicy', 'AWS::SQS::QueuePolicy'])
      for (const policy of resourcesOf(templates, type))
        expect(JSON.stringify(policy.properties)).toContain('"aws:SecureTransport":"false"')
  })
})
