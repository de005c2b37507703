import {
  CreateTableCommand,
  DescribeTableCommand,
  type DynamoDBClient,
  ResourceNotFoundException,
  type TableDescription,
  UpdateTimeToLiveCommand,
} from '@aws-sdk/client-dynamodb'
import type { Deployment, Resource } from '../template/deployment.ts'

export type TableResource = Resource<'AWS::DynamoDB::Table'> | Resource<'AWS::DynamoDB::GlobalTable'>

/** What the gate and the stream need to know of a table. */
export type Table = {
  readonly name: string
  readonly logicalId: string
  readonly arn: string
  readonly partitionKey: string
  /** Index name -> its partition key. */
  readonly indexes: ReadonlyMap<string, string>
  /** The ARN that the template knows the stream by; undefined where there is none. */
  readonly streamArn: string | undefined
}

export function tablesOf(deployment: Deployment): readonly Table[] {
  return tableResources(deployment).map(({ ref, logicalId, attributes, properties }) => ({
    name: ref,
    logicalId,
    arn: attributes['Arn'] ?? '',
    partitionKey: hashKey(properties.KeySchema),
    indexes: new Map(
      (properties.GlobalSecondaryIndexes ?? []).map((index) => [index.IndexName, hashKey(index.KeySchema)]),
    ),
    streamArn: properties.StreamSpecification === undefined ? undefined : attributes['StreamArn'],
  }))
}

/** Creates the tables that are not there yet. */
export async function createTables(deployment: Deployment, client: DynamoDBClient): Promise<void> {
  for (const table of tableResources(deployment)) {
    const existing = await describe(client, table.ref)
    if (existing === undefined) await create(client, table)
    else requireSame(existing, table)
  }
}

function tableResources(deployment: Deployment): readonly TableResource[] {
  return [...deployment.of('AWS::DynamoDB::Table'), ...deployment.of('AWS::DynamoDB::GlobalTable')]
}

function hashKey(schema: readonly { AttributeName: string; KeyType: string }[]): string {
  return schema.find(({ KeyType }) => KeyType === 'HASH')?.AttributeName ?? ''
}

async function describe(client: DynamoDBClient, name: string): Promise<TableDescription | undefined> {
  try {
    const { Table } = await client.send(new DescribeTableCommand({ TableName: name }))
    return Table
  } catch (error) {
    if (error instanceof ResourceNotFoundException) return undefined
    throw error
  }
}

async function create(client: DynamoDBClient, { ref, properties }: TableResource): Promise<void> {
  const { KeySchema, AttributeDefinitions, GlobalSecondaryIndexes, StreamSpecification } = properties
  const stream = StreamSpecification?.StreamViewType
  await client.send(
    new CreateTableCommand({
      TableName: ref,
      KeySchema,
      AttributeDefinitions,
      BillingMode: 'PAY_PER_REQUEST',
      ...(GlobalSecondaryIndexes === undefined
        ? {}
        : {
            GlobalSecondaryIndexes: GlobalSecondaryIndexes.map((index) => ({
              IndexName: index.IndexName,
              KeySchema: index.KeySchema,
              Projection: {
                ProjectionType: index.Projection.ProjectionType,
                ...(index.Projection.NonKeyAttributes === undefined
                  ? {}
                  : { NonKeyAttributes: index.Projection.NonKeyAttributes }),
              },
            })),
          }),
      ...(stream === undefined
        ? {}
        : { StreamSpecification: { StreamEnabled: true, StreamViewType: viewType(stream) } }),
    }),
  )
  const expiry = properties.TimeToLiveSpecification
  if (expiry?.Enabled === true && expiry.AttributeName !== undefined) {
    const specification = { AttributeName: expiry.AttributeName, Enabled: true }
    await client.send(new UpdateTimeToLiveCommand({ TableName: ref, TimeToLiveSpecification: specification }))
  }
}

function viewType(text: string) {
  switch (text) {
    case 'NEW_AND_OLD_IMAGES':
    case 'NEW_IMAGE':
    case 'OLD_IMAGE':
    case 'KEYS_ONLY':
      return text
    default:
      throw new Error(`${text} is no stream view type`)
  }
}

/** Kept data whose table has another shape than the template's cannot be served, and is not touched. */
function requireSame(existing: TableDescription, { ref, properties }: TableResource): void {
  const shape = (
    keys: readonly { AttributeName?: string | undefined; KeyType?: string | undefined }[] = [],
  ) => keys.map(({ AttributeName, KeyType }) => `${KeyType} ${AttributeName}`).join(', ')
  const wanted = new Map(
    (properties.GlobalSecondaryIndexes ?? []).map((i) => [i.IndexName, shape(i.KeySchema)]),
  )
  const found = new Map((existing.GlobalSecondaryIndexes ?? []).map((i) => [i.IndexName, shape(i.KeySchema)]))
  const same =
    shape(existing.KeySchema) === shape(properties.KeySchema) &&
    wanted.size === found.size &&
    [...wanted].every(([name, keys]) => found.get(name) === keys)
  if (same) return
  throw new Error(
    `the kept table ${ref} has other keys or indexes than the template: start with an empty data folder`,
  )
}
