import type { AccessRequest } from '../iam/principal.ts'
import { type KeyCondition, partitionOf } from './key-condition.ts'
import type { Table } from './tables.ts'

/** A DynamoDB request body, read only as far as IAM looks. */
type Request = Readonly<Record<string, unknown>>

/** The request cannot be understood far enough to be judged, so a role may not make it. */
export class Unjudgeable extends Error {
  override readonly name = 'Unjudgeable'
}

/**
 * The rights that a DynamoDB operation asks of IAM: per item in a transaction, over all keys in a batch, by the key
 * condition in a query, and with no leading key at all in a scan.
 *
 * @throws {Unjudgeable} for an operation, table or key that cannot be judged
 */
export function accessRequestsOf(
  operation: string,
  request: Request,
  tables: ReadonlyMap<string, Table>,
): AccessRequest[] {
  const table = (from: Request) => tableOf(from, tables)
  switch (operation) {
    case 'GetItem':
    case 'UpdateItem':
    case 'DeleteItem':
      return [onItem(operation, table(request), record(request['Key']))]
    case 'PutItem':
      return [onItem(operation, table(request), record(request['Item']))]
    case 'Query':
      return [onQuery(table(request), request)]
    case 'Scan':
      return [{ action: 'dynamodb:Scan', resource: resourceOf(table(request), request) }]
    case 'BatchGetItem':
      return batch(operation, request, tables, (entry) => list(record(entry)['Keys']).map(record))
    case 'BatchWriteItem':
      return batch(operation, request, tables, (entry) => list(entry).map(record).map(writtenKey))
    case 'TransactGetItems':
      return list(request['TransactItems']).map((entry) => {
        const get = record(record(entry)['Get'])
        return enclosed(operation, onItem('GetItem', table(get), record(get['Key'])))
      })
    case 'TransactWriteItems':
      return list(request['TransactItems']).map((entry) => enclosed(operation, written(record(entry), table)))
    case 'DescribeTable':
    case 'DescribeTimeToLive':
      return [{ action: `dynamodb:${operation}`, resource: table(request).arn }]
    default:
      throw new Unjudgeable(`${operation} is not known on this machine`)
  }
}

/** Whether an operation changes items, so that a stream may have something to say. */
export function writes(operation: string): boolean {
  return /^(Put|Update|Delete)Item$|^BatchWriteItem$|^TransactWriteItems$/.test(operation)
}

function written(entry: Request, table: (from: Request) => Table): AccessRequest {
  for (const kind of ['Put', 'Update', 'Delete', 'ConditionCheck']) {
    if (entry[kind] === undefined) continue
    const item = record(entry[kind])
    const action = kind === 'ConditionCheck' ? 'ConditionCheckItem' : `${kind}Item`
    return onItem(action, table(item), record(kind === 'Put' ? item['Item'] : item['Key']))
  }
  throw new Unjudgeable('a transaction holds something that is no write')
}

function writtenKey(entry: Request): Request {
  const put = entry['PutRequest']
  if (put !== undefined) return record(record(put)['Item'])
  return record(record(entry['DeleteRequest'])['Key'])
}

function onItem(operation: string, table: Table, key: Request): AccessRequest {
  return {
    action: `dynamodb:${operation}`,
    resource: table.arn,
    leadingKeys: [leadingKey(key[table.partitionKey])],
  }
}

function onQuery(table: Table, request: Request): AccessRequest {
  const index = request['IndexName']
  const partitionKey = index === undefined ? table.partitionKey : table.indexes.get(String(index))
  // The cast narrows `unknown` members to the shapes that `partitionOf` itself checks before use.
  const value = partitionOf(request as KeyCondition, partitionKey ?? '')
  return {
    action: 'dynamodb:Query',
    resource: resourceOf(table, request),
    ...(value === undefined ? {} : { leadingKeys: [leadingKey(value)] }),
  }
}

function batch(
  operation: string,
  request: Request,
  tables: ReadonlyMap<string, Table>,
  keysOf: (entry: unknown) => Request[],
): AccessRequest[] {
  return Object.entries(record(request['RequestItems'])).map(([name, entry]) => {
    const table = tableOf({ TableName: name }, tables)
    const leadingKeys = keysOf(entry).map((key) => leadingKey(key[table.partitionKey]))
    return { action: `dynamodb:${operation}`, resource: table.arn, leadingKeys }
  })
}

function enclosed(operation: string, accessRequest: AccessRequest): AccessRequest {
  return { ...accessRequest, context: { 'dynamodb:EnclosingOperation': operation } }
}

function resourceOf(table: Table, request: Request): string {
  const index = request['IndexName']
  return index === undefined ? table.arn : `${table.arn}/index/${String(index)}`
}

function tableOf(request: Request, tables: ReadonlyMap<string, Table>): Table {
  const table = tables.get(String(request['TableName']))
  if (table === undefined) throw new Unjudgeable(`there is no table ${String(request['TableName'])}`)
  return table
}

/** The text of a key attribute: `{"S": "T#…"}`. Keys of other types cannot stand in a policy pattern. */
function leadingKey(value: unknown): string {
  const text = record(value)['S']
  if (typeof text !== 'string') throw new Unjudgeable('a partition key is missing or no text')
  return text
}

function record(value: unknown): Request {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new Unjudgeable('the request is not well formed')
  }
  // An object that is no array has string keys; its values stay unknown.
  return value as Request
}

function list(value: unknown): unknown[] {
  if (Array.isArray(value)) return value
  throw new Unjudgeable('the request is not well formed')
}
