import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import {
  BatchGetCommand,
  DynamoDBDocumentClient,
  GetCommand,
  QueryCommand,
  TransactWriteCommand,
} from '@aws-sdk/lib-dynamodb'
import type { BareCall } from './turn.ts'

/** Sends calls straight to the engine with nothing but the SDK's document client, as its documentation shows it. */
export function bareSender(engine: string): (calls: readonly (readonly BareCall[])[]) => Promise<void> {
  const client = DynamoDBDocumentClient.from(
    new DynamoDBClient({
      endpoint: engine,
      region: 'eu-central-1',
      credentials: { accessKeyId: 'AKIAEXAMPLE', secretAccessKey: 'secret', sessionToken: 'session' },
    }),
  )

  function send({ operation, input }: BareCall): Promise<unknown> {
    // The input was recorded from a call of this very operation.
    switch (operation) {
      case 'GetItem':
        return client.send(new GetCommand(input as GetCommand['input']))
      case 'BatchGetItem':
        return client.send(new BatchGetCommand(input as BatchGetCommand['input']))
      case 'Query':
        return client.send(new QueryCommand(input as QueryCommand['input']))
      case 'TransactWriteItems':
        return client.send(new TransactWriteCommand(input as TransactWriteCommand['input']))
    }
  }

  return async (calls) => {
    for (const together of calls) await Promise.all(together.map(send))
  }
}
