import type { LocalCloud } from '@passerelle/local-cloud'

/** Where the bare engine answers: a running cloud, or what is left of one. */
export type EngineAddress = {
  readonly endpoints: Pick<LocalCloud['endpoints'], 'engine'>
  readonly tables: LocalCloud['tables']
}

/** A value as DynamoDB's JSON spells it, for example `{ S: 'text' }`. */
export type Spelled = Readonly<Record<string, unknown>>
export type SpelledItem = Readonly<Record<string, Spelled>>

/** An item with plain values; binary ones are buffers. */
export type PlainItem = Readonly<Record<string, unknown>>

/** The engine wants to see a signature but checks none. */
const unsigned = {
  'content-type': 'application/x-amz-json-1.0',
  authorization:
    'AWS4-HMAC-SHA256 Credential=local/20260101/local/dynamodb/aws4_request, SignedHeaders=host;x-amz-date, Signature=0',
  'x-amz-date': '20260101T000000Z',
}

/**
 * Calls the engine past the gate, as nobody but a test can.
 *
 * @param target for example `DynamoDB_20120810.Scan`
 * @throws {Error} with the engine's own words
 */
export async function callEngine<Answer>(
  { endpoints }: Pick<EngineAddress, 'endpoints'>,
  target: string,
  request: unknown,
): Promise<Answer> {
  const response = await fetch(endpoints.engine, {
    method: 'POST',
    headers: { ...unsigned, 'x-amz-target': target },
    body: JSON.stringify(request),
  })
  const text = await response.text()
  if (!response.ok) throw new Error(`${target}: ${text}`)
  return JSON.parse(text) as Answer // the caller names the part of the engine's answer that it reads
}

/** Everything that stands in a table, in the engine's spelling. */
export async function scanSpelled(
  address: EngineAddress,
  table: keyof EngineAddress['tables'],
): Promise<readonly SpelledItem[]> {
  const found: SpelledItem[] = []
  let ExclusiveStartKey: SpelledItem | undefined
  do {
    const page = await callEngine<{ Items: SpelledItem[]; LastEvaluatedKey?: SpelledItem }>(
      address,
      'DynamoDB_20120810.Scan',
      {
        TableName: address.tables[table],
        ConsistentRead: true,
        ...(ExclusiveStartKey && { ExclusiveStartKey }),
      },
    )
    found.push(...page.Items)
    ExclusiveStartKey = page.LastEvaluatedKey
  } while (ExclusiveStartKey !== undefined)
  return found
}

/** Everything that stands in one partition of a table, in the engine's spelling. */
export async function partition(
  address: EngineAddress,
  table: keyof EngineAddress['tables'],
  pk: string,
): Promise<readonly SpelledItem[]> {
  const { Items } = await callEngine<{ Items: SpelledItem[] }>(address, 'DynamoDB_20120810.Query', {
    TableName: address.tables[table],
    ConsistentRead: true,
    KeyConditionExpression: 'pk = :pk',
    ExpressionAttributeValues: { ':pk': { S: pk } },
  })
  return Items
}

/** Everything that stands in a table. */
export async function scan(
  address: EngineAddress,
  table: keyof EngineAddress['tables'],
): Promise<readonly PlainItem[]> {
  return (await scanSpelled(address, table)).map(plain)
}

/** Writes an item past the gate and past the vault. */
export async function plant(
  address: EngineAddress,
  table: keyof EngineAddress['tables'],
  item: SpelledItem,
): Promise<void> {
  await callEngine(address, 'DynamoDB_20120810.PutItem', { TableName: address.tables[table], Item: item })
}

export function plain(item: SpelledItem): PlainItem {
  return Object.fromEntries(Object.entries(item).map(([name, value]) => [name, plainValue(value)]))
}

function plainValue(spelled: Spelled): unknown {
  const [[kind, value] = ['NULL', null]] = Object.entries(spelled)
  switch (kind) {
    case 'N':
      return Number(value)
    case 'B':
      return Buffer.from(String(value), 'base64')
    case 'NULL':
      return null
    case 'L':
      return (value as Spelled[]).map(plainValue) // what DynamoDB's JSON has under L
    case 'M':
      return plain(value as SpelledItem) // what DynamoDB's JSON has under M
    default:
      return value
  }
}
