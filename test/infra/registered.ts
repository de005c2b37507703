import { describe, expect, it } from 'vitest'
import { knownTo, misfitsOf } from './registry.ts'
import { dev, prod } from './stages.ts'
import type { Resource, Template } from './synthesis.ts'

const stages = { dev, prod }
const each = Object.entries(stages).flatMap(([stage, { templates }]) =>
  Object.entries(templates).map(([room, template]) => [stage, room, template] as const),
)

describe('the schemas of CloudFormation’s registry', () => {
  it.each(each)('take every resource: %s %s', (_, __, template) => {
    expect(misfitsOf(template)).toEqual([])
    expect(knownTo(template)).toBeGreaterThan(0)
  })

  const table: Resource = {
    Type: 'AWS::DynamoDB::Table',
    Properties: { KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }], BillingMode: 'PAY_PER_REQUEST' },
  }
  const pipe: Resource = {
    Type: 'AWS::Pipes::Pipe',
    Properties: { RoleArn: { 'Fn::GetAtt': ['Role', 'Arn'] }, Source: 'one', Target: 'other' },
  }
  const role: Resource = { Type: 'AWS::IAM::Role', Properties: { AssumeRolePolicyDocument: {} } }
  const changed = (resource: Resource, properties: object): Template => ({
    Resources: { Role: role, It: { ...resource, Properties: { ...resource.Properties, ...properties } } },
  })

  it('would take what is changed here', () => {
    expect(misfitsOf(changed(table, {}))).toEqual([])
    expect(misfitsOf(changed(pipe, {}))).toEqual([])
  })

  it.each<readonly [string, Template]>([
    ['It Billing is no property', changed(table, { Billing: 'PAY_PER_REQUEST' })],
    ['It KeySchema.0.KeyType is missing', changed(table, { KeySchema: [{ AttributeName: 'pk' }] })],
    [
      'It DeletionProtectionEnabled is neither true nor false',
      changed(table, { DeletionProtectionEnabled: 'true' }),
    ],
    ['It AttributeDefinitions is no list', changed(table, { AttributeDefinitions: {} })],
    ['It Tags.0 is no tag', changed(table, { Tags: ['of mine'] })],
    ['It DesiredState is none of RUNNING, STOPPED', changed(pipe, { DesiredState: 'ON' })],
    [
      'It SourceParameters.DynamoDBStreamParameters.StartingPosition is missing',
      changed(pipe, { SourceParameters: { DynamoDBStreamParameters: {} } }),
    ],
    [
      'It SourceParameters.SqsQueueParameters.BatchSize is no integer',
      changed(pipe, { SourceParameters: { SqsQueueParameters: { BatchSize: 1.5 } } }),
    ],
    ['It asks for Role.Name', changed(pipe, { RoleArn: { 'Fn::GetAtt': ['Role', 'Name'] } })],
    ['It asks for Nobody.Arn', changed(pipe, { RoleArn: { 'Fn::GetAtt': ['Nobody', 'Arn'] } })],
    [
      'It is of no type that there is: AWS::DynamoDB::Tables',
      changed({ ...table, Type: 'AWS::DynamoDB::Tables' }, {}),
    ],
  ])('would refuse by its name: %s', (misfit, template) => {
    expect(misfitsOf(template)).toEqual([misfit])
  })
})
