import { describe, expect, it } from 'vitest'
import { field } from './rights.ts'
import { dev, prod } from './stages.ts'
import { resource, resourcesOf, type Templates } from './synthesis.ts'
import { deafAlarms, readers, unwatched } from './watching.ts'

const { templates } = dev
const alarms = resourcesOf(templates, 'AWS::CloudWatch::Alarm')

describe('who is on duty', () => {
  it.each([
    ['dev', dev],
    ['prod', prod],
  ])(
    'hears of failures, of requests turned away, of what lags behind and of what was given up on: %s',
    (_, stage) => {
      expect(unwatched(stage.templates)).toEqual([])
    },
  )

  it.each([
    ['a function fails', 'Errors', /passerelle-dev-|Authorizer/],
    ['a function is turned away', 'Throttles', /Throttles/],
    [
      'who follows the changes lags behind',
      'ApproximateAgeOfOldestMessage',
      /MemberInvitation.Changes.* Approximate/,
    ],
    ['reads are turned away', 'ReadThrottleEvents', /Table.* gsi1 AWS.DynamoDB ReadThrottleEvents/],
    ['writes are turned away', 'WriteThrottleEvents', /KeysTable.* WriteThrottleEvents/],
    ['changes cannot be told', 'ExecutionFailed', /Pipe.* ExecutionFailed/],
    ['something is given up on', 'ApproximateNumberOfMessagesVisible', /Failures.* Approximate/],
    ['something is about to be dropped', 'ApproximateAgeOfOldestMessage', /Failures.* Approximate/],
    ['requests are answered with 5xx', '5XXError', /5XXError/],
    ['time zones are outdated', 'outdatedTimeZones', /outdatedTimeZones/],
    ['the table of holidays ends', 'endingHolidays', /endingHolidays/],
    ['a journal is not sealed any more', 'journalsBehind', /journalsBehind/],
  ])('would not hear it when %s, and the check says so', (_, metric, finding) => {
    expect(unwatched(withoutAlarms(metric)).join('\n')).toMatch(finding)
  })

  it.each([
    ['dev', dev],
    ['prod', prod],
  ])('hears only of what AWS counts: %s', (_, stage) => {
    expect(deafAlarms(stage.templates)).toEqual([])
  })

  it.each([
    [
      'requests turned away of a table, which DynamoDB counts by operation',
      'AWS/DynamoDB',
      'ThrottledRequests',
      [],
    ],
    ['an index by another name', 'AWS/DynamoDB', 'ReadThrottleEvents', [{ Name: 'Index', Value: 'gsi1' }]],
    ['the age of records in a queue', 'AWS/SQS', 'IteratorAge', []],
    [
      'a metric of ours by function that is told by stage',
      'Passerelle',
      'outdatedTimeZones',
      [{ Name: 'function', Value: 'x' }],
    ],
  ])('would be deaf to %s, and the check says so', (_, Namespace, MetricName, more) => {
    const Dimensions = [{ Name: 'TableName', Value: 'x' }, ...more]
    expect(deafAlarms(withAlarm({ Namespace, MetricName, Dimensions }))).toHaveLength(1)
  })

  it('hears of the first one, and of what lags or waits once it is too long', () => {
    const topic = { Ref: resource(templates, 'AWS::SNS::Topic', 'Watch').id }
    for (const { id, properties } of alarms)
      expect(properties).toMatchObject({
        Threshold: id.startsWith('Lagging') ? 15 * 60 : id.startsWith('Unattended') ? 10 * 24 * 3600 : 0,
        ComparisonOperator: 'GreaterThanThreshold',
        EvaluationPeriods: 1,
        TreatMissingData: 'notBreaching',
        AlarmActions: [topic],
      })
    expect(alarms.filter(({ id }) => id.startsWith('Lagging'))).toHaveLength(5)
  })

  it('is told under a key of our own', () => {
    const topic = resource(templates, 'AWS::SNS::Topic', 'Watch').properties
    const key = resource(templates, 'AWS::KMS::Key', 'TopicKey').id
    expect(topic['KmsMasterKeyId']).toEqual({ 'Fn::GetAtt': [key, 'Arn'] })
    expect(field(topic, 'Subscription')).toBeUndefined()
  })
})

describe('the changes of a table', () => {
  const { id, properties } = resource(templates, 'AWS::Pipes::Pipe')
  const pipe = templates.Flows.Resources[id]

  it('are read by one pipe (infra/decisions/0004), and by nothing else', () => {
    expect(readers(templates)).toEqual(new Map([['Data/Table/Resource', ['Flows/TableChanges/Pipe']]]))
  })

  it.each([
    ['pipe', pipe],
    [
      'function',
      { Type: 'AWS::Lambda::EventSourceMapping', Properties: { EventSourceArn: properties['Source'] } },
    ],
  ])('would be read by one more %s unnoticed only if the check missed it', (_, more) => {
    if (more === undefined) throw new Error('no pipe')
    const Resources = { ...templates.Flows.Resources, Second: more }
    const both = { ...templates, Flows: { ...templates.Flows, Resources } }
    expect([...readers(both).values()].flat()).toHaveLength(2)
  })
})

function withoutAlarms(metric: string): Templates {
  const Resources = Object.fromEntries(
    Object.entries(templates.Watch.Resources).filter(
      ([, { Properties }]) => Properties?.['MetricName'] !== metric,
    ),
  )
  return { ...templates, Watch: { ...templates.Watch, Resources } }
}

function withAlarm(Properties: Readonly<Record<string, unknown>>): Templates {
  const Resources = { ...templates.Watch.Resources, Planted: { Type: 'AWS::CloudWatch::Alarm', Properties } }
  return { ...templates, Watch: { ...templates.Watch, Resources } }
}
