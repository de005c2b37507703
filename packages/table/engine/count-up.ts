import { type DynamoDBDocumentClient, UpdateCommand } from '@aws-sdk/lib-dynamodb'
import type { Key } from './keys/key.ts'

/** A row that holds a number, and no more. */
type Count = {
  readonly key: Key
  readonly entity: string
  /** When the engine may drop it, in seconds since 1970. */
  readonly expiresAt: number
}

/**
 * Adds to a number, in a row that is made where there is none, and gives what it comes to. One call, however many do so at
 * once. No row that says anything is written past the codec: a role that may do this may do it with such rows alone.
 */
export async function countUp(
  documents: DynamoDBDocumentClient,
  table: string,
  { key, entity, expiresAt }: Count,
  by: number,
  signal: AbortSignal,
): Promise<number> {
  const { Attributes } = await documents.send(
    new UpdateCommand({
      TableName: table,
      Key: key,
      UpdateExpression: 'ADD #count :by SET #entity = :entity, #version = :version, #expiresAt = :expiresAt',
      ExpressionAttributeNames: {
        '#count': 'count',
        '#entity': 'entity',
        '#version': 'version',
        '#expiresAt': 'expiresAt',
      },
      ExpressionAttributeValues: { ':by': by, ':entity': entity, ':version': 1, ':expiresAt': expiresAt },
      ReturnValues: 'UPDATED_NEW',
    }),
    { abortSignal: signal },
  )
  const count = Attributes?.['count']
  if (typeof count !== 'number') throw new TypeError('a count that is no number')
  return count
}
