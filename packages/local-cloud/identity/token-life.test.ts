import {
  AdminCreateUserCommand,
  CognitoIdentityProviderClient,
  InitiateAuthCommand,
} from '@aws-sdk/client-cognito-identity-provider'
import { expect, it, onTestFinished } from 'vitest'
import { openSampleCloud } from '../testing/sample-cloud.ts'
import { makeServiceClient } from '../testing/service-client.ts'

const email = 'slow@example.org'
const password = 'A long enough passw0rd'

it('access tokens of people and of systems count as many times as long as is said', async () => {
  const { cloud, close } = await openSampleCloud({ tokenLife: 4 })
  onTestFinished(close)
  const { endpoint, userPoolId, clientId } = cloud.cognito
  const pool = new CognitoIdentityProviderClient({
    endpoint,
    region: 'eu-central-1',
    credentials: cloud.accountCredentials(),
  })
  await pool.send(
    new AdminCreateUserCommand({
      UserPoolId: userPoolId,
      Username: email,
      DesiredDeliveryMediums: ['EMAIL'],
    }),
  )
  await cloud.setPassword(email, password)
  const { AuthenticationResult } = await pool.send(
    new InitiateAuthCommand({
      AuthFlow: 'USER_PASSWORD_AUTH',
      ClientId: clientId,
      AuthParameters: { USERNAME: email, PASSWORD: password },
    }),
  )
  expect(AuthenticationResult?.ExpiresIn).toBe(4 * 3600)

  const system = await makeServiceClient(pool, userPoolId, 'slow')
  const answer = await fetch(`${endpoint}/oauth2/token`, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: system.clientId,
      client_secret: system.secret,
    }),
  })
  expect(await answer.json()).toMatchObject({ expires_in: 4 * 900 })
})
