import {
  AddUserPoolClientSecretCommand,
  CognitoIdentityProviderClient,
  DeleteUserPoolClientCommand,
  DeleteUserPoolClientSecretCommand,
  ListUserPoolClientSecretsCommand,
  ListUserPoolClientsCommand,
} from '@aws-sdk/client-cognito-identity-provider'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openSampleCloud, type SampleCloud } from '../testing/sample-cloud.ts'
import { makeServiceClient } from '../testing/service-client.ts'

let sample: SampleCloud
let admin: CognitoIdentityProviderClient
beforeAll(async () => {
  sample = await openSampleCloud()
  admin = new CognitoIdentityProviderClient({
    endpoint: sample.cloud.cognito.endpoint,
    region: 'eu-central-1',
    credentials: sample.cloud.accountCredentials(),
  })
})
afterAll(() => sample?.close())

async function make(name: string) {
  const { userPoolId } = sample.cloud.cognito
  const { clientId, secret } = await makeServiceClient(admin, userPoolId, name)
  return { ids: { UserPoolId: userPoolId, ClientId: clientId }, secret }
}

async function token(form: Record<string, string>, authorization?: string) {
  const response = await fetch(`${sample.cloud.cognito.endpoint}/oauth2/token`, {
    method: 'POST',
    body: new URLSearchParams(form),
    ...(authorization !== undefined && { headers: { authorization } }),
  })
  const body: unknown = await response.json()
  return { status: response.status, ...Object(body) }
}

const credentials = { grant_type: 'client_credentials' }

describe('a client with secrets', () => {
  it('gets a token for its secret, in the header or in the form, that names it and no person', async () => {
    const { ids, secret } = await make('first')
    const basic = `Basic ${Buffer.from(`${ids.ClientId}:${secret}`).toString('base64')}`
    const inForm = { ...credentials, client_id: ids.ClientId, client_secret: secret }
    for (const answer of [await token(credentials, basic), await token(inForm)]) {
      expect(answer).toMatchObject({ status: 200, token_type: 'Bearer', expires_in: 900 })
      const claims = JSON.parse(Buffer.from(answer.access_token.split('.')[1], 'base64url').toString())
      expect(claims).toMatchObject({
        sub: ids.ClientId,
        client_id: ids.ClientId,
        token_use: 'access',
        scope: 'notes/service',
        exp: claims.iat + 900,
      })
      expect(claims).not.toHaveProperty('username')
    }
  })

  it('gets none for a wrong secret, another flow, or a scope that is not its own', async () => {
    const { ids, secret } = await make('second')
    const own = { ...credentials, client_id: ids.ClientId, client_secret: secret }
    const refused = (error: string) => ({ status: 400, error })
    expect(await token({ ...own, client_secret: 'wrong' })).toEqual(refused('invalid_client'))
    expect(await token({ ...own, client_id: 'nobody' })).toEqual(refused('invalid_client'))
    expect(await token({ ...own, grant_type: 'password' })).toEqual(refused('unsupported_grant_type'))
    expect(await token({ ...own, scope: 'notes/admin' })).toEqual(refused('invalid_scope'))
  })

  it('has one secret or two: no third, and the last one stays', async () => {
    const { ids, secret } = await make('third')
    const added = await admin.send(new AddUserPoolClientSecretCommand(ids))
    const second = added.ClientSecretDescriptor?.ClientSecretValue ?? ''
    for (const client_secret of [secret, second])
      expect(await token({ ...credentials, client_id: ids.ClientId, client_secret })).toMatchObject({
        status: 200,
      })
    await expect(admin.send(new AddUserPoolClientSecretCommand(ids))).rejects.toMatchObject({
      name: 'LimitExceededException',
    })
    const { ClientSecrets = [] } = await admin.send(new ListUserPoolClientSecretsCommand(ids))
    expect(JSON.stringify(ClientSecrets)).not.toContain(second)
    const [old, kept] = ClientSecrets.map(({ ClientSecretId }) => ClientSecretId)
    const end = (ClientSecretId: string | undefined) =>
      admin.send(new DeleteUserPoolClientSecretCommand({ ...ids, ClientSecretId }))
    await end(old)
    await expect(end(old)).rejects.toMatchObject({ name: 'ResourceNotFoundException' })
    await expect(end(kept)).rejects.toMatchObject({ name: 'InvalidParameterException' })
    expect(await token({ ...credentials, client_id: ids.ClientId, client_secret: secret })).toMatchObject({
      error: 'invalid_client',
    })
  })

  it('is listed by its name, page after page, until it is deleted', async () => {
    const { ids } = await make('fourth')
    const { UserPoolId } = ids
    const names: (string | undefined)[] = []
    let NextToken: string | undefined
    do {
      const page = await admin.send(
        new ListUserPoolClientsCommand({ UserPoolId, MaxResults: 2, ...(NextToken && { NextToken }) }),
      )
      names.push(...(page.UserPoolClients ?? []).map(({ ClientName }) => ClientName))
      NextToken = page.NextToken
    } while (NextToken !== undefined)
    expect(names).toEqual(['first', 'second', 'third', 'fourth'])
    await admin.send(new DeleteUserPoolClientCommand(ids))
    await expect(admin.send(new DeleteUserPoolClientCommand(ids))).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
    })
  })

  it('is made by nobody without credentials', async () => {
    const response = await fetch(sample.cloud.cognito.endpoint, {
      method: 'POST',
      headers: { 'x-amz-target': 'AWSCognitoIdentityProviderService.CreateUserPoolClient' },
      body: '{}',
    })
    expect(response.status).toBe(403)
  })
})
