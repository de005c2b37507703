import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import * as z from 'zod'
import { ServiceError } from '../front/service.ts'
import { shortId } from '../identifiers.ts'
import type { Collection } from '../store.ts'

const clientSchema = z.strictObject({
  id: z.string(),
  name: z.string(),
  scopes: z.array(z.string()),
  minutes: z.number(),
  made: z.number(),
  secrets: z.array(z.strictObject({ id: z.string(), digest: z.string(), made: z.number() })),
})
/** A client of the pool that has secrets, by which a system signs in. */
export type ServiceClient = z.infer<typeof clientSchema>

const creation = z.strictObject({
  UserPoolId: z.string(),
  ClientName: z.string().min(1).max(128),
  GenerateSecret: z.literal(true),
  AllowedOAuthFlowsUserPoolClient: z.literal(true),
  AllowedOAuthFlows: z.tuple([z.literal('client_credentials')]),
  AllowedOAuthScopes: z.array(z.string()).min(1),
  ExplicitAuthFlows: z.tuple([z.literal('ALLOW_REFRESH_TOKEN_AUTH')]),
  EnableTokenRevocation: z.boolean(),
  PreventUserExistenceErrors: z.literal('ENABLED'),
  AccessTokenValidity: z.int().min(5),
  TokenValidityUnits: z.strictObject({ AccessToken: z.literal('minutes') }),
})
const listing = z.strictObject({
  UserPoolId: z.string(),
  MaxResults: z.int().min(1).max(60),
  NextToken: z.string().optional(),
})
const naming = z.strictObject({ UserPoolId: z.string(), ClientId: z.string() })
const ending = naming.extend({ ClientSecretId: z.string() })

/** As many secrets as a client may have at once. */
const maxSecrets = 2

export type ServiceClients = {
  /** Performs one operation about clients with secrets; nothing for any other operation. */
  perform(operation: string, request: unknown): unknown
  /** The client whose secret it is. */
  find(clientId: string, secret: string): ServiceClient | undefined
}

/**
 * Clients with secrets, which `cognito-local` does not have. Of a secret a digest is kept.
 *
 * @param scopes those that the resource servers of the template define
 */
export function openServiceClients(
  pool: string,
  collection: Collection,
  scopes: ReadonlySet<string>,
): ServiceClients {
  const all = () => collection.entries().map(([, value]) => clientSchema.parse(value))
  const save = (client: ServiceClient) => collection.set(client.id, client)

  function named(id: string): ServiceClient {
    const value = collection.get(id)
    if (value === undefined)
      throw new ServiceError('ResourceNotFoundException', `User pool client ${id} does not exist.`)
    return clientSchema.parse(value)
  }

  function newSecret(id: string) {
    const value = randomBytes(38).toString('base64').replace(/[^\w]/g, '').slice(0, 48)
    const made = Date.now()
    return {
      value,
      kept: { id: `${id}--${made}${randomBytes(2).readUInt16BE()}`, digest: digestOf(value), made },
    }
  }

  const operations: Readonly<Record<string, (request: unknown) => unknown>> = {
    CreateUserPoolClient(request) {
      const asked = read(creation, request, pool)
      const unknown = asked.AllowedOAuthScopes.find((scope) => !scopes.has(scope))
      if (unknown !== undefined)
        throw new ServiceError('ScopeDoesNotExistException', `Scope ${unknown} does not exist.`)
      const id = shortId(randomBytes(16).toString('hex'), 26)
      const { value, kept } = newSecret(id)
      save({
        id,
        name: asked.ClientName,
        scopes: asked.AllowedOAuthScopes,
        minutes: asked.AccessTokenValidity,
        made: kept.made,
        secrets: [kept],
      })
      return {
        UserPoolClient: { UserPoolId: pool, ClientId: id, ClientName: asked.ClientName, ClientSecret: value },
      }
    },
    ListUserPoolClients(request) {
      const { MaxResults, NextToken = '0' } = read(listing, request, pool)
      const from = Number(NextToken)
      const clients = all()
      const UserPoolClients = clients
        .slice(from, from + MaxResults)
        .map(({ id, name }) => ({ ClientId: id, ClientName: name, UserPoolId: pool }))
      const isMore = from + MaxResults < clients.length
      return { UserPoolClients, ...(isMore && { NextToken: String(from + MaxResults) }) }
    },
    DeleteUserPoolClient(request) {
      const { ClientId } = read(naming, request, pool)
      collection.delete(named(ClientId).id)
      return {}
    },
    AddUserPoolClientSecret(request) {
      const client = named(read(naming, request, pool).ClientId)
      if (client.secrets.length >= maxSecrets)
        throw new ServiceError('LimitExceededException', 'A client has at most two secrets.')
      const { value, kept } = newSecret(client.id)
      save({ ...client, secrets: [...client.secrets, kept] })
      return { ClientSecretDescriptor: { ...described(kept), ClientSecretValue: value } }
    },
    DeleteUserPoolClientSecret(request) {
      const { ClientId, ClientSecretId } = read(ending, request, pool)
      const client = named(ClientId)
      const left = client.secrets.filter(({ id }) => id !== ClientSecretId)
      if (left.length === client.secrets.length)
        throw new ServiceError('ResourceNotFoundException', 'The secret does not exist.')
      if (left.length === 0)
        throw new ServiceError('InvalidParameterException', 'The last secret of a client cannot be deleted.')
      save({ ...client, secrets: left })
      return {}
    },
    ListUserPoolClientSecrets(request) {
      return { ClientSecrets: named(read(naming, request, pool).ClientId).secrets.map(described) }
    },
  }

  return {
    perform: (operation, request) => operations[operation]?.(request),
    find(clientId, secret) {
      const value = collection.get(clientId)
      if (value === undefined) return undefined
      const client = clientSchema.parse(value)
      const digest = Buffer.from(digestOf(secret))
      return client.secrets.some((kept) => timingSafeEqual(Buffer.from(kept.digest), digest))
        ? client
        : undefined
    },
  }
}

function described({ id, made }: ServiceClient['secrets'][number]) {
  return { ClientSecretId: id, ClientSecretCreateDate: new Date(made) }
}

function digestOf(secret: string): string {
  return createHash('sha256').update(secret).digest('hex')
}

function read<Shape extends { readonly UserPoolId: string }>(
  schema: z.ZodType<Shape>,
  request: unknown,
  pool: string,
): Shape {
  const parsed = schema.safeParse(request)
  if (!parsed.success) throw new ServiceError('InvalidParameterException', z.prettifyError(parsed.error))
  if (parsed.data.UserPoolId !== pool)
    throw new ServiceError('ResourceNotFoundException', `User pool ${parsed.data.UserPoolId} does not exist.`)
  return parsed.data
}
