import type { LocalCloud } from '@passerelle/local-cloud'
import { callEngine, type SpelledItem } from '../support/engine.ts'

type Interfere = NonNullable<Parameters<LocalCloud['interfere']>[0]>
type Call = Parameters<Interfere>[0]

/**
 * A table beside each one, in the same engine and alike in everything but its name, on which the bare client repeats
 * the transactions that the stack has committed.
 */
export type Twins = {
  /** Table -> its twin. */
  readonly names: ReadonlyMap<string, string>
  /** Sees to it that a transaction will find in the twins what it finds now in the tables. */
  prepare(call: Call): Promise<void>
}

export async function makeTwins(cloud: LocalCloud): Promise<Twins> {
  const names = new Map<string, string>()
  for (const table of Object.values(cloud.tables)) {
    await createLike(cloud, table, `${table}-twin`)
    names.set(table, `${table}-twin`)
  }
  // The repetition of a transaction brings its rows up to date.
  const known = new Set<string>()

  async function mirror(table: string, key: SpelledItem): Promise<void> {
    const place = JSON.stringify([table, key['pk'], key['sk']])
    if (known.has(place)) return
    known.add(place)
    const { Item } = await callEngine<{ readonly Item?: SpelledItem }>(cloud, 'DynamoDB_20120810.GetItem', {
      TableName: table,
      Key: { pk: key['pk'], sk: key['sk'] },
      ConsistentRead: true,
    })
    if (Item === undefined) return
    await callEngine(cloud, 'DynamoDB_20120810.PutItem', { TableName: names.get(table), Item })
  }

  return {
    names,
    async prepare({ operation, body }) {
      if (operation !== 'TransactWriteItems') return
      const { TransactItems }: Transaction = JSON.parse(body.toString('utf8'))
      for (const { Put, Delete, ConditionCheck } of TransactItems) {
        if (Put !== undefined) await mirror(Put.TableName, Put.Item)
        const other = Delete ?? ConditionCheck
        if (other !== undefined) await mirror(other.TableName, other.Key)
      }
    },
  }
}

type OnKey = { readonly TableName: string; readonly Key: SpelledItem }
type Transaction = {
  readonly TransactItems: readonly {
    readonly Put?: { readonly TableName: string; readonly Item: SpelledItem }
    readonly Delete?: OnKey
    readonly ConditionCheck?: OnKey
  }[]
}

type Description = {
  readonly Table: {
    readonly KeySchema: unknown
    readonly AttributeDefinitions: unknown
    readonly StreamSpecification?: unknown
    readonly GlobalSecondaryIndexes?: readonly {
      readonly IndexName: string
      readonly KeySchema: unknown
      readonly Projection: unknown
    }[]
  }
}

async function createLike(cloud: LocalCloud, table: string, twin: string): Promise<void> {
  const { Table } = await callEngine<Description>(cloud, 'DynamoDB_20120810.DescribeTable', {
    TableName: table,
  })
  const indexes = Table.GlobalSecondaryIndexes?.map(({ IndexName, KeySchema, Projection }) => ({
    IndexName,
    KeySchema,
    Projection,
  }))
  await callEngine(cloud, 'DynamoDB_20120810.CreateTable', {
    TableName: twin,
    BillingMode: 'PAY_PER_REQUEST',
    KeySchema: Table.KeySchema,
    AttributeDefinitions: Table.AttributeDefinitions,
    ...(Table.StreamSpecification !== undefined && { StreamSpecification: Table.StreamSpecification }),
    ...(indexes !== undefined && { GlobalSecondaryIndexes: indexes }),
  })
}
