import { describe, expect, it } from 'vitest'
import { dev, prod } from './stages.ts'
import { resource, resourcesOf, type Templates } from './synthesis.ts'

const account = (of: Templates) => resource(of, 'AWS::ApiGateway::Account')

describe('two stages in one account', () => {
  it('describe what the account has once in a region in one stack, and both the same', () => {
    expect(account(dev.templates).room).toBe('Region')
    expect(dev.templates.Region).toEqual(prod.templates.Region)
    expect(dev.stackNames.get('Region')).toBe(prod.stackNames.get('Region'))
  })

  it('take nothing from each other: no stage but that one stack names what another stage names', () => {
    expect(clashes(dev, prod)).toEqual([])
  })

  it('would take the logs of the gateway from each other if each had the account', () => {
    const planted = {
      ...dev,
      templates: { ...dev.templates, Api: { Resources: { Planted: { Type: 'AWS::ApiGateway::Account' } } } },
    }
    expect(clashes(planted, prod)).toEqual([
      'Api describes AWS::ApiGateway::Account, of which a region has one',
    ])
  })

  it('would take a function from each other if both called it the same', () => {
    const planted = JSON.parse(
      JSON.stringify(prod.templates).replaceAll('passerelle-prod-authorizer', 'passerelle-dev-authorizer'),
    )
    expect(clashes(dev, { ...prod, templates: planted })).toEqual([
      'both name AWS::Lambda::Function passerelle-dev-authorizer',
    ])
  })

  it('keep the role of the logs when one of them goes', () => {
    for (const { templates } of [dev, prod]) {
      const role = resource(templates, 'AWS::IAM::Role', 'GatewayLogRole')
      for (const each of [account(templates), role])
        expect(each).toMatchObject({ DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain' })
      expect(account(templates).properties).toEqual({ CloudWatchRoleArn: { 'Fn::GetAtt': [role.id, 'Arn'] } })
    }
  })

  it('come after the region: a stage that logs can only be made once its region can', () => {
    expect(dev.dependencies.get('Api')).toContain('Region')
    expect(prod.dependencies.get('Api')).toContain('Region')
  })
})

type Stage = Pick<typeof dev, 'templates' | 'stackNames'>

/** Resources that an account has once in a region, whoever describes them. */
const oncePerRegion = [
  'AWS::ApiGateway::Account',
  'AWS::Lambda::AccountSettings',
  'AWS::Logs::AccountPolicy',
  'AWS::XRay::ResourcePolicy',
]

/** Properties that give a resource its name in the account. */
const naming = [
  'FunctionName',
  'LogGroupName',
  'RoleName',
  'QueueName',
  'TableName',
  'AliasName',
  'TopicName',
  'AlarmName',
  'EmailIdentity',
  'Name',
]

/** Resources with a name that is unique in the whole account; the others have theirs within a parent. */
const named =
  /^AWS::(?:Lambda::Function|Logs::LogGroup|IAM::Role|SQS::Queue|DynamoDB::Table|KMS::Alias|SNS::Topic|CloudWatch::Alarm|SES::EmailIdentity|SES::ConfigurationSet|Scheduler::Schedule|WAFv2::WebACL|ApiGateway::RestApi)$/

function clashes(one: Stage, other: Stage): string[] {
  const single = oncePerRegion.flatMap((type) =>
    [one, other]
      .flatMap(({ templates }) => resourcesOf(templates, type))
      .filter(({ room }) => room !== 'Region')
      .map(({ room }) => `${room} describes ${type}, of which a region has one`),
  )
  const theirs = new Set(namesOf(other))
  return [
    ...single,
    ...namesOf(one)
      .filter((name) => theirs.has(name))
      .map((name) => `both name ${name}`),
  ]
}

function namesOf({ templates, stackNames }: Stage): string[] {
  const stacks = [...stackNames].filter(([room]) => room !== 'Region').map(([, name]) => `the stack ${name}`)
  const resources = Object.entries(templates).flatMap(([room, { Resources }]) =>
    room === 'Region' ? [] : Object.values(Resources),
  )
  return [
    ...stacks,
    ...resources
      .filter(({ Type }) => named.test(Type))
      .flatMap(({ Type, Properties }) =>
        naming.flatMap((property) => {
          const name = Properties?.[property]
          return typeof name === 'string' ? [`${Type} ${name}`] : []
        }),
      ),
  ]
}
