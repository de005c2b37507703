import { DynamoDBClient, GetItemCommand, PutItemCommand, ScanCommand } from '@aws-sdk/client-dynamodb'
import { DecryptCommand, GenerateDataKeyCommand, KMSClient } from '@aws-sdk/client-kms'

type Authorizer = { accessKeyId: string; secretAccessKey: string; sessionToken: string; tenantId: string }
type Request = {
  httpMethod: string
  path: string
  body: string | null
  pathParameters: Record<string, string> | null
  requestContext: { authorizer?: Authorizer }
}

const table = process.env['TABLE_NAME']
const KeyId = process.env['KEY_ID']
let invocations = 0
const clients = new Map<string, { dynamodb: DynamoDBClient; kms: KMSClient }>()

function clientsOf(credentials: { accessKeyId: string; secretAccessKey: string; sessionToken: string }) {
  const known = clients.get(credentials.accessKeyId)
  const made = known ?? { dynamodb: new DynamoDBClient({ credentials }), kms: new KMSClient({ credentials }) }
  clients.set(credentials.accessKeyId, made)
  return made
}

/** Keeps notes of a tenant, and misbehaves on request. */
export async function handler(event: Request, context: { tenantId?: string; awsRequestId: string }) {
  invocations += 1
  const behaviour = event.pathParameters?.['behaviour']
  if (behaviour !== undefined) return behave(behaviour, event, context)
  const {
    accessKeyId = '',
    secretAccessKey = '',
    sessionToken = '',
    tenantId = '',
  } = event.requestContext.authorizer ?? {}
  const credentials = { accessKeyId, secretAccessKey, sessionToken }
  const { dynamodb, kms } = clientsOf(credentials)
  const owner = event.pathParameters?.['owner'] ?? tenantId
  const Key = { pk: { S: `T#${owner}#NOTES` }, sk: { S: event.pathParameters?.['id'] ?? 'none' } }
  try {
    if (event.path.endsWith('/scan'))
      return answer(200, await dynamodb.send(new ScanCommand({ TableName: table })))
    if (event.httpMethod === 'PUT') {
      const EncryptionContext = { tenant: owner }
      const { CiphertextBlob } = await kms.send(
        new GenerateDataKeyCommand({ KeyId, EncryptionContext, KeySpec: 'AES_256' }),
      )
      await kms.send(new DecryptCommand({ CiphertextBlob, EncryptionContext }))
      const Item = { ...Key, text: { S: event.body ?? '' }, key: { B: CiphertextBlob ?? new Uint8Array() } }
      await dynamodb.send(new PutItemCommand({ TableName: table, Item }))
      return answer(201, { id: Key.sk.S })
    }
    const { Item } = await dynamodb.send(new GetItemCommand({ TableName: table, Key }))
    return Item === undefined ? answer(404, {}) : answer(200, { text: Item['text']?.S })
  } catch (error) {
    return answer(500, { error: error instanceof Error ? error.name : 'unknown' })
  }
}

function answer(statusCode: number, body: unknown) {
  return { statusCode, headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) }
}

async function behave(behaviour: string, event: unknown, context: { tenantId?: string }) {
  switch (behaviour) {
    case 'echo':
      return answer(200, event)
    case 'environment':
      return answer(200, { variables: process.env, invocations, tenantId: context.tenantId })
    case 'throw':
      throw new Error('as asked')
    case 'exit':
      return process.exit(1)
    case 'hang':
      return new Promise(() => {})
    case 'malformed':
      return { status: 200 }
    case 'cookies':
      return { statusCode: 200, multiValueHeaders: { 'Set-Cookie': ['a=1', 'b=2'] }, body: '' }
    case 'loop':
      for (;;) invocations += 1
    case 'leave': {
      const seen: Record<string, unknown> = globalThis
      const found = seen['left'] ?? null
      seen['left'] = context.tenantId
      return answer(200, { found })
    }
    case 'talk':
      console.log('a line on its own')
      return answer(200, {})
    default:
      return answer(404, {})
  }
}
