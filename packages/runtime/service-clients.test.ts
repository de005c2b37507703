import { createServer, type Server } from 'node:http'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { serviceClients } from './service-clients.ts'

type Answer = { readonly status: number; readonly body: unknown }

const refusal = (name: string): Answer => ({ status: 400, body: { __type: name, message: 'x' } })
const given = (body: unknown): Answer => ({ status: 200, body })

/** An identity pool that gives its answers one after the other, and remembers what it was asked. */
let answers: Record<string, Answer[]> = {}
let asked: { operation: string; body: Record<string, unknown> }[] = []
let server: Server

beforeEach(async () => {
  answers = {}
  asked = []
  server = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk)
    const operation = String(request.headers['x-amz-target']).split('.')[1] ?? ''
    asked.push({ operation, body: JSON.parse(Buffer.concat(chunks).toString()) })
    const { status, body } = answers[operation]?.shift() ?? given({})
    response.writeHead(status, { 'Content-Type': 'application/x-amz-json-1.1' }).end(JSON.stringify(body))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  vi.stubEnv('AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER', `http://127.0.0.1:${port}`)
  vi.stubEnv('AWS_REGION', 'eu-central-1')
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'AKIAEXAMPLE')
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'not-a-secret')
})

afterEach(async () => {
  vi.unstubAllEnvs()
  server.closeAllConnections()
  await new Promise((resolve) => server.close(resolve))
})

const operations = () => asked.map(({ operation }) => operation)
const clients = () => serviceClients('pool', 'passerelle/service')

describe('a client for a system', () => {
  it('is made for client credentials alone, for the one scope, with tokens of fifteen minutes', async () => {
    answers['CreateUserPoolClient'] = [given({ UserPoolClient: { ClientId: 'c1', ClientSecret: 'unseen' } })]
    expect(await clients().open('account')).toBe('c1')
    expect(asked.at(-1)?.body).toEqual({
      UserPoolId: 'pool',
      ClientName: 'account',
      GenerateSecret: true,
      AllowedOAuthFlowsUserPoolClient: true,
      AllowedOAuthFlows: ['client_credentials'],
      AllowedOAuthScopes: ['passerelle/service'],
      ExplicitAuthFlows: ['ALLOW_REFRESH_TOKEN_AUTH'],
      EnableTokenRevocation: true,
      PreventUserExistenceErrors: 'ENABLED',
      AccessTokenValidity: 15,
      TokenValidityUnits: { AccessToken: 'minutes' },
    })
  })

  it('is found again by its name, on whichever page it stands, and not made a second time', async () => {
    answers['ListUserPoolClients'] = [
      given({ UserPoolClients: [{ ClientId: 'c1', ClientName: 'other' }], NextToken: 'more' }),
      given({ UserPoolClients: [{ ClientId: 'c2', ClientName: 'account' }] }),
    ]
    expect(await clients().open('account')).toBe('c2')
    expect(operations()).toEqual(['ListUserPoolClients', 'ListUserPoolClients'])
    expect(asked.at(-1)?.body).toEqual({ UserPoolId: 'pool', MaxResults: 60, NextToken: 'more' })
  })

  it('is asked for once: a repetition by itself might make a second one', async () => {
    answers['CreateUserPoolClient'] = [refusal('TooManyRequestsException')]
    await expect(clients().open('account')).rejects.toThrow()
    answers['AddUserPoolClientSecret'] = [refusal('TooManyRequestsException')]
    await expect(clients().addSecret('c1')).rejects.toThrow()
    expect(operations()).toEqual(['ListUserPoolClients', 'CreateUserPoolClient', 'AddUserPoolClientSecret'])
  })
})

describe('a secret', () => {
  it('is given with the pool’s name for it', async () => {
    answers['AddUserPoolClientSecret'] = [
      given({ ClientSecretDescriptor: { ClientSecretId: 'c1--2', ClientSecretValue: 'the-secret' } }),
    ]
    expect(await clients().addSecret('c1')).toEqual({ poolId: 'c1--2', value: 'the-secret' })
    answers['ListUserPoolClientSecrets'] = [
      given({ ClientSecrets: [{ ClientSecretId: 'c1--1' }, { ClientSecretId: 'c1--2' }] }),
    ]
    expect(await clients().secretsOf('c1')).toEqual(['c1--1', 'c1--2'])
  })

  it('that is gone is ended, and so is a client; of any other refusal is told', async () => {
    const gone = refusal('ResourceNotFoundException')
    answers['DeleteUserPoolClientSecret'] = [gone, refusal('InvalidParameterException')]
    answers['DeleteUserPoolClient'] = [gone]
    await clients().endSecret('c1', 'c1--1')
    await clients().close('c1')
    await expect(clients().endSecret('c1', 'c1--2')).rejects.toThrow()
  })
})
