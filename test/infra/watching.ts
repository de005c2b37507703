import { field, list } from './rights.ts'
import { type Placed, resourcesOf, type Templates } from './synthesis.ts'

/**
 * The sets of dimensions by which a metric exists. An alarm on any other set sees nothing, ever, and says so to nobody.
 */
const counted: Readonly<Record<string, readonly (readonly string[])[]>> = {
  'AWS/ApiGateway 5XXError': [['ApiName'], ['ApiName', 'Stage']],
  'AWS/DynamoDB ThrottledRequests': [['Operation', 'TableName']],
  'AWS/DynamoDB ReadThrottleEvents': [['TableName'], ['GlobalSecondaryIndexName', 'TableName']],
  'AWS/DynamoDB WriteThrottleEvents': [['TableName'], ['GlobalSecondaryIndexName', 'TableName']],
  'AWS/Lambda Errors': [['FunctionName']],
  'AWS/Lambda Throttles': [['FunctionName']],
  'AWS/EventBridge/Pipes ExecutionFailed': [['PipeName']],
  'AWS/SQS ApproximateNumberOfMessagesVisible': [['QueueName']],
  'AWS/SQS ApproximateAgeOfOldestMessage': [['QueueName']],
  // As packages/runtime/http/within-quota.ts, packages/runtime/announce.ts and functions/expire-referrals/announce-calendar.ts write them.
  'Passerelle outdatedTimeZones': [['stage']],
  'Passerelle endingHolidays': [['stage']],
  'Passerelle journalsBehind': [['stage']],
  'Passerelle uncountedRequests': [['stage']],
}

type Watched = { readonly metric: string; readonly dimensions: ReadonlyMap<string, string> }

/** Alarms on something that is never counted. */
export function deafAlarms(templates: Templates): string[] {
  return watchedIn(templates).flatMap(({ metric, dimensions }) => {
    const names = [...dimensions.keys()].sort()
    const known = counted[metric]?.some((set) => String(set) === String(names)) ?? false
    return known ? [] : [`${metric} by ${names.join(' and ')}`]
  })
}

/** The failures of the stacks' parts that no alarm watches. */
export function unwatched(templates: Templates): string[] {
  const alarms = new Set(
    watchedIn(templates).map(({ metric, dimensions }) => keyOf([...dimensions.values()], metric)),
  )
  // A function that only a deployment runs fails that deployment, before the eyes of who deploys.
  const deploying = new Set(
    resourcesOf(templates, 'AWS::CloudFormation::CustomResource').map(({ properties }) =>
      String(list(field(properties['ServiceToken'], 'Fn::GetAtt'))[0]),
    ),
  )
  const wanted = [
    ...resourcesOf(templates, 'AWS::ApiGateway::RestApi').map((api) =>
      keyOf([String(api.properties['Name'])], 'AWS/ApiGateway 5XXError'),
    ),
    ...resourcesOf(templates, 'AWS::Lambda::Function')
      .filter((each) => !deploying.has(each.id))
      .flatMap((each) => {
        return ['Errors', 'Throttles'].map((metric) => keyOf([each.path], `AWS/Lambda ${metric}`))
      }),
    ...resourcesOf(templates, 'AWS::Pipes::Pipe').map((pipe) =>
      keyOf([pipe.path], 'AWS/EventBridge/Pipes ExecutionFailed'),
    ),
    ...resourcesOf(templates, 'AWS::DynamoDB::Table').flatMap((table) => {
      const indexes = list(table.properties['GlobalSecondaryIndexes']).map((index) =>
        String(field(index, 'IndexName')),
      )
      return [[table.path], ...indexes.map((index) => [table.path, index])].flatMap((parts) =>
        ['Read', 'Write'].map((kind) => keyOf(parts, `AWS/DynamoDB ${kind}ThrottleEvents`)),
      )
    }),
    ...resourcesOf(templates, 'AWS::SQS::Queue').flatMap((queue) => {
      // Where a function takes messages, some are always there: what matters is how long they wait.
      const isTaken = queue.properties['RedrivePolicy'] !== undefined
      const metrics = isTaken ? [] : ['ApproximateNumberOfMessagesVisible']
      return [...metrics, 'ApproximateAgeOfOldestMessage'].map((metric) =>
        keyOf([queue.path], `AWS/SQS ${metric}`),
      )
    }),
    keyOf([stageOf(templates)], 'Passerelle outdatedTimeZones'),
    keyOf([stageOf(templates)], 'Passerelle endingHolidays'),
    keyOf([stageOf(templates)], 'Passerelle journalsBehind'),
    keyOf([stageOf(templates)], 'Passerelle uncountedRequests'),
  ]
  return wanted.filter((key) => !alarms.has(key))
}

/** What reads the changes of each table: its path, and the constructs of the pipes and the functions. */
export function readers(templates: Templates): ReadonlyMap<string, readonly string[]> {
  const reading = [
    ...resourcesOf(templates, 'AWS::Pipes::Pipe').map((pipe) => ({
      ...pipe,
      source: pipe.properties['Source'],
    })),
    ...resourcesOf(templates, 'AWS::Lambda::EventSourceMapping').map((mapping) => ({
      ...mapping,
      source: mapping.properties['EventSourceArn'],
    })),
  ].map(({ room, source, path }) => ({ read: meant(templates, room, source), path }))
  const tables = new Set(resourcesOf(templates, 'AWS::DynamoDB::Table').map(({ path }) => path))
  const followed = Map.groupBy(
    reading.filter(({ read }) => tables.has(read)),
    ({ read }) => read,
  )
  return new Map([...followed].map(([table, those]) => [table, those.map(({ path }) => path)]))
}

function watchedIn(templates: Templates): Watched[] {
  return resourcesOf(templates, 'AWS::CloudWatch::Alarm').map(({ room, properties }) => ({
    metric: `${properties['Namespace']} ${properties['MetricName']}`,
    dimensions: new Map(
      list(properties['Dimensions']).map((dimension) => [
        String(field(dimension, 'Name')),
        meant(templates, room, field(dimension, 'Value')),
      ]),
    ),
  }))
}

/** The path of the resource that a value refers to, in its own stack or another one; a text is itself. */
function meant(templates: Templates, room: Placed['room'], value: unknown): string {
  if (typeof value === 'string') return value
  const output = field(value, 'Fn::GetStackOutput')
  if (output !== undefined) {
    const name = String(field(output, 'StackName')).split('-').at(-1)
    const [theirs] = Object.entries(templates).filter(([other]) => other.toLowerCase() === name)
    if (theirs === undefined) throw new Error(`no stack ${name}`)
    const [other, { Outputs }] = theirs
    // The names of the rooms are the keys of the templates.
    return meant(templates, other as Placed['room'], Outputs?.[String(field(output, 'OutputName'))]?.Value)
  }
  const id = String(field(value, 'Ref') ?? list(field(value, 'Fn::GetAtt'))[0])
  const resource = templates[room].Resources[id]
  if (resource === undefined) throw new Error(`${room} has no ${id}`)
  return String(resource.Metadata?.['aws:cdk:path'] ?? id)
}

function keyOf(parts: readonly string[], metric: string): string {
  return `${parts.toSorted().join(' ')} ${metric}`
}

function stageOf(templates: Templates): string {
  const [api] = resourcesOf(templates, 'AWS::ApiGateway::Stage')
  return String(api?.properties['StageName'])
}
