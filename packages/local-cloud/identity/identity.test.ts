import { createPublicKey, verify } from 'node:crypto'
import {
  AdminCreateUserCommand,
  AdminDisableUserCommand,
  CognitoIdentityProviderClient,
  InitiateAuthCommand,
  SignUpCommand,
} from '@aws-sdk/client-cognito-identity-provider'
import { afterAll, beforeAll, expect, test } from 'vitest'
import * as z from 'zod'
import { openSampleCloud, type SampleCloud } from '../testing/sample-cloud.ts'

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

async function invite(email: string) {
  const { userPoolId } = sample.cloud.cognito
  const DesiredDeliveryMediums = ['EMAIL' as const]
  await admin.send(
    new AdminCreateUserCommand({ UserPoolId: userPoolId, Username: email, DesiredDeliveryMediums }),
  )
}

/** Signs in as any HTTP client would: without AWS credentials. */
async function signIn(email: string, password: string) {
  const response = await fetch(sample.cloud.cognito.endpoint, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-amz-json-1.1',
      'x-amz-target': 'AWSCognitoIdentityProviderService.InitiateAuth',
    },
    body: JSON.stringify({
      AuthFlow: 'USER_PASSWORD_AUTH',
      ClientId: sample.cloud.cognito.clientId,
      AuthParameters: { USERNAME: email, PASSWORD: password },
    }),
  })
  return { status: response.status, body: await response.json() }
}

const signedIn = z.object({ AuthenticationResult: z.object({ AccessToken: z.string() }) })
const jwks = z.object({ keys: z.tuple([z.record(z.string(), z.string())]) })

const part = (token: string, index: number) =>
  JSON.parse(Buffer.from(token.split('.')[index] ?? '', 'base64url').toString('utf8'))

test('an invited person gets a letter and signs in once a password is set', async () => {
  await invite('coach@example.org')
  expect(sample.cloud.mails()).toContainEqual({
    to: 'coach@example.org',
    kind: 'AdminCreateUser',
    code: expect.any(String),
    subject: 'Welcome',
    html: expect.stringMatching(/^Sign in as coach@example\.org with \S+$/),
  })
  await sample.cloud.setPassword('coach@example.org', 'A long enough passw0rd!')
  const { status, body } = await signIn('coach@example.org', 'A long enough passw0rd!')
  expect(status).toBe(200)
  const { AccessToken } = signedIn.parse(body).AuthenticationResult
  const { userPoolId, clientId, endpoint } = sample.cloud.cognito
  expect(part(AccessToken, 1)).toMatchObject({
    iss: `https://cognito-idp.eu-central-1.amazonaws.com/${userPoolId}`,
    client_id: clientId,
    token_use: 'access',
  })
  const published = await fetch(`${endpoint}/${userPoolId}/.well-known/jwks.json`)
  const [jwk] = jwks.parse(await published.json()).keys
  const key = createPublicKey({ key: jwk, format: 'jwk' })
  const [header, payload, signature = ''] = AccessToken.split('.')
  const signed = Buffer.from(`${header}.${payload}`)
  expect(verify('RSA-SHA256', signed, key, Buffer.from(signature, 'base64url'))).toBe(true)
})

test('a wrong password, an unknown or a disabled person does not sign in', async () => {
  await invite('left@example.org')
  await sample.cloud.setPassword('left@example.org', 'A long enough passw0rd!')
  const refused = { status: 400, body: { __type: 'NotAuthorizedException' } }
  expect(await signIn('left@example.org', 'wrong')).toMatchObject(refused)
  expect(await signIn('nobody@example.org', 'wrong')).toMatchObject(refused)
  const { userPoolId } = sample.cloud.cognito
  await admin.send(new AdminDisableUserCommand({ UserPoolId: userPoolId, Username: 'left@example.org' }))
  expect(await signIn('left@example.org', 'A long enough passw0rd!')).toMatchObject(refused)
})

test('nobody signs up by themselves, and only flows of the client work', async () => {
  const { clientId } = sample.cloud.cognito
  const signUp = new SignUpCommand({
    ClientId: clientId,
    Username: 'me@example.org',
    Password: 'A long enough passw0rd!',
  })
  await expect(admin.send(signUp)).rejects.toMatchObject({ name: 'NotAuthorizedException' })
  const flow = new InitiateAuthCommand({ ClientId: clientId, AuthFlow: 'USER_SRP_AUTH', AuthParameters: {} })
  await expect(admin.send(flow)).rejects.toMatchObject({ name: 'InvalidParameterException' })
})

test('administration needs credentials, and a browser may ask first', async () => {
  const { endpoint, userPoolId } = sample.cloud.cognito
  const response = await fetch(endpoint, {
    method: 'POST',
    headers: { 'x-amz-target': 'AWSCognitoIdentityProviderService.AdminCreateUser' },
    body: JSON.stringify({ UserPoolId: userPoolId, Username: 'x@example.org' }),
  })
  expect(response.status).toBe(403)
  const preflight = await fetch(endpoint, { method: 'OPTIONS' })
  expect(preflight.headers.get('access-control-allow-origin')).toBe('*')
})
