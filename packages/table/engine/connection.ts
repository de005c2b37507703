import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { KMSClient } from '@aws-sdk/client-kms'
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import { expiringCache } from '@passerelle/vault'
import { NodeHttpHandler } from '@smithy/node-http-handler'

/** Session credentials that IAM confines to the scope's tenant. They never reach a log. */
export type Credentials = {
  readonly accessKeyId: string
  readonly secretAccessKey: string
  readonly sessionToken: string
}

/** The clients that act with one set of credentials. */
export type Connection = { readonly documents: DynamoDBDocumentClient; readonly kms: KMSClient }

const maxSessionMs = 3_600_000

/**
 * All tries of a call end before any function is ended that makes it, the authorizer after its ten seconds first of all, so
 * that a caller still gets a clean refusal.
 */
const maxAttempts = 4
const connectionMs = 1_000
const answerMs = 2_000

/**
 * By how much the limits above are longer. Absent from a deployment; the local cloud sets it, because a call that waits for
 * a processor, or that a test holds back, does not hang.
 */
const patience = Number(process.env['CALL_PATIENCE'] ?? 1)

// One pool of kept-alive sockets for all credentials: a socket says nothing about who uses it.
const requestHandler = new NodeHttpHandler({
  connectionTimeout: connectionMs * patience,
  requestTimeout: answerMs * patience,
  // Without it a call that is over its time is written to a log and waited for all the same.
  throwOnRequestTimeout: true,
})

// By the access key, which is unique to a session; bounded, because an environment may outlive many sessions.
const connections = expiringCache<Connection>({ most: 64, lifetimeMs: maxSessionMs })

/** The connection for these credentials; made once and shared by all requests that carry them. */
export function connect(credentials: Credentials): Promise<Connection> {
  // A copy: a client writes upon the credentials that it is given where they come from.
  return connections.get(credentials.accessKeyId, async () => open({ credentials: { ...credentials } }))
}

/** The connection of a function that has a role of its own. */
export function connectOwnRole(): Connection {
  return open({})
}

function open(credentials: { readonly credentials?: Credentials }): Connection {
  const options = { ...credentials, requestHandler, maxAttempts }
  const database = new DynamoDBClient(options)
  // Made for a log of what goes in and out, which there must never be, it goes through every item all the same.
  database.middlewareStack.remove('loggerMiddleware')
  return {
    documents: DynamoDBDocumentClient.from(database, { marshallOptions: { removeUndefinedValues: true } }),
    kms: new KMSClient(options),
  }
}
