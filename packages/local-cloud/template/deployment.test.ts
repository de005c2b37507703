import { afterEach, expect, test } from 'vitest'
import { type SampleAssembly, type SampleStacks, writeAssembly } from '../testing/assembly.ts'
import { sampleStacks } from '../testing/sample/stacks.ts'
import { loadDeployment } from './deployment.ts'
import type { TemplateRefused } from './refusal.ts'

let assembly: SampleAssembly | undefined
afterEach(() => assembly?.remove())

async function load(stacks: SampleStacks) {
  assembly = writeAssembly(stacks)
  return loadDeployment(assembly.folder)
}

async function reasons(stacks: SampleStacks): Promise<readonly string[]> {
  const refused: TemplateRefused = await load(stacks).then(
    () => expect.unreachable('the template was accepted'),
    (error) => error,
  )
  expect(refused.name).toBe('TemplateRefused')
  return refused.reasons
}

const queue = (Properties: Record<string, unknown>) => ({ Type: 'AWS::SQS::Queue', Properties })

test('stacks are resolved across their exports', async () => {
  const deployment = await load(sampleStacks)
  const [notes] = deployment.of('AWS::Lambda::Function').filter(({ logicalId }) => logicalId === 'Notes')
  expect(notes?.properties.Environment?.Variables?.['TABLE_NAME']).toBe('data-Main')
  expect(deployment.outputs['data.TableArn']).toBe(
    'arn:aws:dynamodb:eu-central-1:111122223333:table/data-Main',
  )
})

test('every intrinsic function yields what CloudFormation would', async () => {
  const deployment = await load({
    one: {
      Conditions: {
        Yes: { 'Fn::Equals': [{ Ref: 'AWS::Region' }, 'eu-central-1'] },
        No: { 'Fn::Not': [{ Condition: 'Yes' }] },
      },
      Mappings: { Sizes: { dev: { batch: '5' } } },
      Parameters: { Stage: { Type: 'String', Default: 'dev' } },
      Resources: { Queue: queue({ QueueName: 'failures' }), Never: { ...queue({}), Condition: 'No' } },
      Outputs: {
        Sub: { Value: { 'Fn::Sub': [`\${!Literal} \${Stage} \${Queue.Arn} \${Extra}`, { Extra: 'x' }] } },
        Join: { Value: { 'Fn::Join': ['-', ['a', { Ref: 'Stage' }]] } },
        Pick: { Value: { 'Fn::Select': ['1', { 'Fn::Split': [',', 'a,b,c'] }] } },
        Map: { Value: { 'Fn::FindInMap': ['Sizes', { Ref: 'Stage' }, 'batch'] } },
        If: { Value: { 'Fn::If': ['Yes', 'yes', { Ref: 'AWS::NoValue' }] } },
      },
    },
    two: {
      Resources: {},
      Outputs: {
        Other: {
          Value: {
            'Fn::GetStackOutput': { StackName: 'one', OutputName: 'Join', Region: { Ref: 'AWS::Region' } },
          },
        },
      },
    },
  })
  expect(deployment.outputs).toEqual({
    'one.Sub': `\${Literal} dev arn:aws:sqs:eu-central-1:111122223333:failures x`,
    'one.Join': 'a-dev',
    'one.Pick': 'b',
    'one.Map': '5',
    'one.If': 'yes',
    'two.Other': 'a-dev',
  })
  expect(deployment.of('AWS::SQS::Queue').map(({ logicalId }) => logicalId)).toEqual(['Queue'])
})

test('everything that is not known is refused at once, with its place', async () => {
  const found = await reasons({
    odd: {
      Resources: {
        Vault: { Type: 'AWS::S3Tables::TableBucket', Properties: {} },
        Queue: queue({ FifoQueue: true }),
        Table: {
          Type: 'AWS::DynamoDB::Table',
          Properties: { BillingMode: 'PROVISIONED', KeySchema: [], AttributeDefinitions: [] },
        },
        Geo: queue({ QueueName: { 'Fn::Cidr': [] } }),
      },
    },
  })
  expect(found).toEqual([
    expect.stringContaining('odd/Vault: the type AWS::S3Tables::TableBucket is not known'),
    expect.stringContaining('odd/Queue (AWS::SQS::Queue): : Unrecognized key: "FifoQueue"'),
    expect.stringContaining('odd/Table (AWS::DynamoDB::Table): BillingMode'),
    expect.stringContaining('Fn::Cidr is not known'),
  ])
})

test('a reference to what is not there is refused', async () => {
  expect(await reasons({ one: { Resources: { Queue: queue({ QueueName: { Ref: 'Missing' } }) } } })).toEqual([
    'one: nothing is called Missing',
  ])
  expect(
    await reasons({ one: { Resources: { Queue: queue({ QueueName: { 'Fn::ImportValue': 'x' } }) } } }),
  ).toEqual(['one: no stack exports x'])
})
