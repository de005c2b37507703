import * as z from 'zod'
import type { Deployment, Resource } from '../template/deployment.ts'
import type { EngineClient } from './engine-client.ts'

export type TableResource = Resource<'AWS::DynamoDB::Table'> | Resource<'AWS::DynamoDB::GlobalTable'>

/** The facts about a table that the gate and the stream need. */
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
export async function createTables(deployment: Deployment, engine: EngineClient): Promise<void> {
  const { TableNames } = listSchema.parse(await engine.call(target('ListTables'), {}))
  for (const table of tableResources(deployment)) {
    if (TableNames.includes(table.ref)) await assertSame(engine, table)
    else await create(engine, table)
  }
}

const target = (operation: string) => `DynamoDB_20120810.${operation}`
const keySchema = z.array(z.object({ AttributeName: z.string(), KeyType: z.string() }))
const listSchema = z.object({ TableNames: z.array(z.string()) })
const describedSchema = z.object({
  Table: z.object({
    KeySchema: keySchema,
    GlobalSecondaryIndexes: z.array(z.object({ IndexName: z.string(), KeySchema: keySchema })).default([]),
  }),
})

function tableResources(deployment: Deployment): readonly TableResource[] {
  return [...deployment.of('AWS::DynamoDB::Table'), ...deployment.of('AWS::DynamoDB::GlobalTable')]
}

function hashKey(schema: readonly { AttributeName: string; KeyType: string }[]): string {
  return schema.find(({ KeyType }) => KeyType === 'HASH')?.AttributeName ?? ''
}

async function create(engine: EngineClient, { ref, properties }: TableResource): Promise<void> {
  const stream = properties.StreamSpecification?.StreamViewType
  const indexes = properties.GlobalSecondaryIndexes?.map(({ IndexName, KeySchema, Projection }) => ({
    IndexName,
    KeySchema,
    Projection,
  }))
  await engine.call(target('CreateTable'), {
    TableName: ref,
    KeySchema: properties.KeySchema,
    AttributeDefinitions: properties.AttributeDefinitions,
    BillingMode: 'PAY_PER_REQUEST',
    GlobalSecondaryIndexes: indexes,
    StreamSpecification: stream === undefined ? undefined : { StreamEnabled: true, StreamViewType: stream },
  })
  const expiry = properties.TimeToLiveSpecification
  if (expiry?.Enabled !== true) return
  await engine.call(target('UpdateTimeToLive'), {
    TableName: ref,
    TimeToLiveSpecification: { AttributeName: expiry.AttributeName, Enabled: true },
  })
}

/** Kept data whose table has another shape than the template's cannot be served, and is not touched. */
async function assertSame(engine: EngineClient, { ref, properties }: TableResource): Promise<void> {
  const { Table } = describedSchema.parse(await engine.call(target('DescribeTable'), { TableName: ref }))
  const shape = (keys: z.infer<typeof keySchema>) =>
    keys.map(({ AttributeName, KeyType }) => `${KeyType} ${AttributeName}`).join(', ')
  const indexes = (list: readonly { IndexName: string; KeySchema: z.infer<typeof keySchema> }[]) =>
    list
      .map(({ IndexName, KeySchema }) => `${IndexName}: ${shape(KeySchema)}`)
      .sort()
      .join('; ')
  const same =
    shape(Table.KeySchema) === shape(properties.KeySchema) &&
    indexes(Table.GlobalSecondaryIndexes) === indexes(properties.GlobalSecondaryIndexes ?? [])
  if (same) return
  throw new Error(
    `The kept table ${ref} has other keys or indexes than the template. Start with an empty data folder.`,
  )
}
