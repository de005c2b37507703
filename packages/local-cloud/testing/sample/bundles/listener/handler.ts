import { DynamoDBClient, PutItemCommand } from '@aws-sdk/client-dynamodb'

type Note = { readonly sk: string; readonly text: string }
type Message = { readonly messageId: string; readonly body: string }

const dynamodb = new DynamoDBClient({})

/** Writes down each note that it hears of, reports a note that says `poison`, and throws at one that says `throw`. */
export async function handler({ Records }: { Records: readonly Message[] }) {
  const batchItemFailures: { readonly itemIdentifier: string }[] = []
  for (const { messageId, body } of Records) {
    const { sk, text } = JSON.parse(body) as Note // as the pipe's template makes it
    if (text === 'throw') throw new Error('as asked')
    if (text === 'poison') batchItemFailures.push({ itemIdentifier: messageId })
    else {
      const Item = { pk: { S: 'P#HEARD' }, sk: { S: sk }, batch: { N: String(Records.length) } }
      await dynamodb.send(new PutItemCommand({ TableName: process.env['TABLE_NAME'], Item }))
    }
  }
  return { batchItemFailures }
}
