import { DynamoDBClient, PutItemCommand } from '@aws-sdk/client-dynamodb'

type Change = {
  dynamodb: { SequenceNumber: string; Keys: { sk: { S: string } }; NewImage?: { text?: { S: string } } }
}

const dynamodb = new DynamoDBClient({})

/** Writes down each note that it hears of, fails at a note that says `poison`, and throws at one that says `throw`. */
export async function handler({ Records }: { Records: Change[] }) {
  for (const { dynamodb: change } of Records) {
    const text = change.NewImage?.text?.S
    if (text === 'throw') throw new Error('as asked')
    if (text === 'poison') return { batchItemFailures: [{ itemIdentifier: change.SequenceNumber }] }
    const Item = { pk: { S: 'P#HEARD' }, sk: { S: change.Keys.sk.S }, batch: { N: String(Records.length) } }
    await dynamodb.send(new PutItemCommand({ TableName: process.env['TABLE_NAME'], Item }))
  }
  return { batchItemFailures: [] }
}
