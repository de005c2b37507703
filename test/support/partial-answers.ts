import type { SpelledItem } from './engine.ts'
import { type Call, type Interference, isMembers, nameOf } from './interference.ts'

/*
 * Answers of the engine that are right and not whole: DynamoDB may stop early at any time and say where to go on.
 */

type QueryRequest = {
  readonly IndexName?: string
  readonly ExclusiveStartKey?: SpelledItem
  readonly ScanIndexForward?: boolean
  readonly ExpressionAttributeValues: Readonly<Record<string, { readonly S: string }>>
}
type QueryAnswer = { readonly Items?: readonly SpelledItem[]; readonly LastEvaluatedKey?: SpelledItem }
type BatchAnswer = { readonly Responses: Readonly<Record<string, readonly SpelledItem[]>> }

const contentType = 'application/x-amz-json-1.0'
const answerOf = (value: unknown) => ({ status: 200, contentType, body: JSON.stringify(value) })

function isMembersCall(call: Call, name: string): boolean {
  return isMembers(call) && nameOf(call) === name
}

/** Every page of a query ends after its first item. */
export function shortPages(call: Call): Interference | undefined {
  if (!isMembersCall(call, 'dynamodb:Query')) return undefined
  const { IndexName } = requestOf<QueryRequest>(call)
  const names = ['pk', 'sk', ...(IndexName === undefined ? [] : [`${IndexName}pk`, `${IndexName}sk`])]
  return {
    rewrite(answer) {
      const { Items = [], ...rest }: QueryAnswer = JSON.parse(answer.body.toString())
      const [first] = Items
      if (answer.status !== 200 || first === undefined || Items.length === 1) return answer
      const LastEvaluatedKey = Object.fromEntries(names.map((name) => [name, first[name]]))
      return answerOf({ ...rest, Items: [first], Count: 1, LastEvaluatedKey })
    },
  }
}

/** Every query begins with a page on which nothing stands. */
export function emptyPages(call: Call): Interference | undefined {
  if (!isMembersCall(call, 'dynamodb:Query')) return undefined
  const { IndexName, ExclusiveStartKey, ScanIndexForward, ExpressionAttributeValues } =
    requestOf<QueryRequest>(call)
  const partition = ExpressionAttributeValues[':pk']
  if (ExclusiveStartKey !== undefined || partition === undefined) return undefined
  // A place in front of everything, whichever way the range is read.
  const edge = { S: ScanIndexForward === false ? '~' : '!' }
  const LastEvaluatedKey =
    IndexName === undefined
      ? { pk: partition, sk: edge }
      : { pk: edge, sk: edge, [`${IndexName}pk`]: partition, [`${IndexName}sk`]: edge }
  return { answer: answerOf({ Items: [], Count: 0, ScannedCount: 0, LastEvaluatedKey }) }
}

/** Of every batch the engine leaves all keys unread but one, as long as more than one are asked for. */
export function unreadKeys(call: Call): Interference | undefined {
  if (!isMembersCall(call, 'dynamodb:BatchGetItem')) return undefined
  return {
    rewrite(answer) {
      if (answer.status !== 200) return answer
      const { Responses }: BatchAnswer = JSON.parse(answer.body.toString())
      const { RequestItems } = requestOf<{ RequestItems: Record<string, { Keys: SpelledItem[] }> }>(call)
      const cut = Object.entries(RequestItems).map(([table, { Keys, ...rest }]) => {
        const read = Keys.slice(0, 1)
        const isRead = (item: SpelledItem) => read.some((key) => sameKey(key, item))
        return {
          table,
          items: (Responses[table] ?? []).filter(isRead),
          left: { ...rest, Keys: Keys.slice(1) },
        }
      })
      return answerOf({
        Responses: Object.fromEntries(cut.map(({ table, items }) => [table, items])),
        UnprocessedKeys: Object.fromEntries(
          cut.filter(({ left }) => left.Keys.length > 0).map(({ table, left }) => [table, left]),
        ),
      })
    },
  }
}

/** The engine never reads any key of a batch. */
export function neverRead(call: Call): Interference | undefined {
  if (!isMembersCall(call, 'dynamodb:BatchGetItem')) return undefined
  const { RequestItems } = requestOf<{ RequestItems: unknown }>(call)
  return { answer: answerOf({ Responses: {}, UnprocessedKeys: RequestItems }) }
}

function sameKey(key: SpelledItem, item: SpelledItem): boolean {
  return key['pk']?.['S'] === item['pk']?.['S'] && key['sk']?.['S'] === item['sk']?.['S']
}

function requestOf<Request>({ body }: Call): Request {
  return JSON.parse(body.toString('utf8'))
}
