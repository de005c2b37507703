import { describe, expect, it } from 'vitest'
import { field } from './rights.ts'
import { prod } from './stages.ts'
import { type Placed, resourcesOf } from './synthesis.ts'

/*
 * What AWS gives one resource, which nobody can have raised (or asks for, where it can): counted with every reference as long as
 * an ARN here may become.
 */

const { templates } = prod
const longest = 'arn:aws:lambda:eu-central-1:111122223333:function:passerelle-prod-'.length + 64

/** A value as AWS will see it, with text of the greatest length in the place of what it makes when it deploys. */
function deployed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(deployed)
  if (typeof value !== 'object' || value === null) return value
  const [[name, within] = ['', undefined], ...others] = Object.entries(value)
  if (others.length === 0 && name === 'Fn::Join' && Array.isArray(within))
    return [within[1]].flat().map(deployed).map(String).join(String(within[0]))
  if (others.length === 0 && (name === 'Ref' || name.startsWith('Fn::'))) return 'x'.repeat(longest)
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, deployed(one)]))
}

const charactersOf = (value: unknown) => JSON.stringify(deployed(value) ?? '').length
const entriesOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [])

type Quota = {
  readonly of: string
  readonly what: string
  readonly most: number
  readonly used: (resource: Placed) => number
}

/** By the pages of quotas of each service, as they stood on 2026-11-29. */
const quotas: readonly Quota[] = [
  {
    of: 'AWS::Lambda::Function',
    what: 'bytes of environment variables',
    most: 4_096,
    used: ({ properties }) => charactersOf(field(properties['Environment'], 'Variables')),
  },
  {
    of: 'AWS::IAM::Role',
    what: 'characters of a trust policy',
    most: 2_048,
    used: ({ properties }) => charactersOf(properties['AssumeRolePolicyDocument']),
  },
  {
    of: 'AWS::IAM::Role',
    what: 'characters of all inline policies',
    most: 10_240,
    used: (role) => charactersOf(inlinePolicies(role)),
  },
  {
    of: 'AWS::IAM::Role',
    what: 'managed policies',
    most: 10,
    used: ({ properties }) => entriesOf(properties['ManagedPolicyArns']).length,
  },
  {
    of: 'AWS::KMS::Key',
    what: 'bytes of a key policy',
    most: 32_768,
    used: ({ properties }) => charactersOf(properties['KeyPolicy']),
  },
  {
    of: 'AWS::SNS::Subscription',
    what: 'bytes of a filter policy',
    most: 256 * 1_024,
    used: ({ properties }) => charactersOf(properties['FilterPolicy']),
  },
  {
    of: 'AWS::CloudWatch::Alarm',
    what: 'actions of a state',
    most: 5,
    used: ({ properties }) => entriesOf(properties['AlarmActions']).length,
  },
  {
    of: 'AWS::DynamoDB::Table',
    what: 'global secondary indexes',
    most: 20,
    used: ({ properties }) => entriesOf(properties['GlobalSecondaryIndexes']).length,
  },
]

/** What a role may do by itself, and by the policies that CDK keeps beside it. */
function inlinePolicies({ id, properties }: Placed): readonly unknown[] {
  const beside = resourcesOf(templates, 'AWS::IAM::Policy').filter((policy) =>
    entriesOf(policy.properties['Roles']).some((role) => field(role, 'Ref') === id),
  )
  return [
    ...entriesOf(properties['Policies']).map((policy) => field(policy, 'PolicyDocument')),
    ...beside.map((policy) => policy.properties['PolicyDocument']),
  ]
}

describe('what AWS gives', () => {
  it.each(quotas)('$of: at most $most $what', ({ of, most, used }) => {
    const all = resourcesOf(templates, of)
    const sizes = all.map((resource): [string, number] => [resource.path, used(resource)])
    expect(sizes.filter(([, size]) => size > most)).toEqual([])
    // A measure that finds nothing anywhere measures something else.
    expect(Math.max(...sizes.map(([, size]) => size))).toBeGreaterThan(0)
  })

  it('is counted with what stands in the place of a reference', () => {
    expect(charactersOf({ Ref: 'Table' })).toBe(longest + 2)
    expect(charactersOf({ 'Fn::Join': ['', ['a', { Ref: 'Table' }, '/b']] })).toBe(longest + 5)
  })

  it('is one place in a stack for each output and parameter, and two readers for a stream', () => {
    for (const { Outputs = {}, Parameters = {} } of Object.values(templates)) {
      expect(Object.keys(Outputs).length).toBeLessThanOrEqual(200)
      expect(Object.keys(Parameters).length).toBeLessThanOrEqual(200)
    }
    const readers = resourcesOf(templates, 'AWS::Pipes::Pipe').length
    expect(
      readers + resourcesOf(templates, 'AWS::Lambda::EventSourceMapping').filter(readsStream).length,
    ).toBe(1)
  })

  it('is a name of at most 64 characters for a function and a role, and of 80 for a queue', () => {
    const names = (type: string, property: string) =>
      resourcesOf(templates, type)
        .map(({ properties }) => properties[property])
        .filter((name) => typeof name === 'string')
    for (const [type, property, most] of [
      ['AWS::Lambda::Function', 'FunctionName', 64],
      ['AWS::IAM::Role', 'RoleName', 64],
      ['AWS::SQS::Queue', 'QueueName', 80],
    ] as const)
      expect(names(type, property).filter((name) => name.length > most)).toEqual([])
  })
})

function readsStream({ properties }: Placed): boolean {
  return properties['StartingPosition'] !== undefined
}
