import { randomUUID } from 'node:crypto'
import {
  AdminCreateUserCommand,
  AdminDisableUserCommand,
  CognitoIdentityProviderClient,
} from '@aws-sdk/client-cognito-identity-provider'
import { generate } from 'cognito-local/lib/services/totp.js'
import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest'
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

const answer = z.looseObject({
  __type: z.string().optional(),
  message: z.string().optional(),
  ChallengeName: z.string().optional(),
  Session: z.string().optional(),
  SecretCode: z.string().optional(),
  AuthenticationResult: z
    .looseObject({ AccessToken: z.string(), RefreshToken: z.string().optional(), ExpiresIn: z.number() })
    .optional(),
})

/** Calls the pool as a browser does: from another origin, without credentials. */
async function call(operation: string, body: Record<string, unknown>) {
  const { endpoint } = sample.cloud.cognito
  const response = await fetch(endpoint, {
    method: 'POST',
    headers: {
      origin: sample.cloud.console,
      'content-type': 'application/x-amz-json-1.1',
      'x-amz-target': `AWSCognitoIdentityProviderService.${operation}`,
    },
    body: JSON.stringify(body),
  })
  expect(response.headers.get('access-control-allow-origin')).toBe('*')
  return answer.parse(await response.json())
}

const client = () => sample.cloud.cognito.clientId
const enter = (USERNAME: string, PASSWORD: string) =>
  call('InitiateAuth', {
    AuthFlow: 'USER_PASSWORD_AUTH',
    ClientId: client(),
    AuthParameters: { USERNAME, PASSWORD },
  })
const respond = (ChallengeName: string, Session: unknown, ChallengeResponses: Record<string, string>) =>
  call('RespondToAuthChallenge', { ClientId: client(), ChallengeName, Session, ChallengeResponses })
const refresh = (token: unknown) =>
  call('InitiateAuth', {
    AuthFlow: 'REFRESH_TOKEN_AUTH',
    ClientId: client(),
    AuthParameters: { REFRESH_TOKEN: token },
  })

/** The code, or the temporary password, in the latest letter to somebody. */
function codeTo(email: string): string {
  const mail = sample.cloud.mails().findLast(({ to }) => to === email)
  return mail !== undefined && 'code' in mail ? mail.code : ''
}

async function invited(): Promise<string> {
  const Username = `${randomUUID()}@example.org`
  const { userPoolId: UserPoolId } = sample.cloud.cognito
  await admin.send(new AdminCreateUserCommand({ UserPoolId, Username, DesiredDeliveryMediums: ['EMAIL'] }))
  return Username
}

const password = 'A long enough passw0rd'

async function member(): Promise<string> {
  const email = await invited()
  await sample.cloud.setPassword(email, password)
  return email
}

describe('the first sign-in', () => {
  it('asks for a password of one’s own, and then lets in', async () => {
    const email = await invited()
    const asked = await enter(email, codeTo(email))
    expect(asked.ChallengeName).toBe('NEW_PASSWORD_REQUIRED')
    const entered = await respond('NEW_PASSWORD_REQUIRED', asked.Session, {
      USERNAME: email,
      NEW_PASSWORD: password,
    })
    expect(entered.AuthenticationResult).toMatchObject({ ExpiresIn: 3600, TokenType: 'Bearer' })
    expect((await refresh(entered.AuthenticationResult?.RefreshToken)).AuthenticationResult).toBeDefined()
    expect((await enter(email, password)).AuthenticationResult).toBeDefined()
  })

  it('refuses a password that the pool’s rules do not allow, and asks again', async () => {
    const email = await invited()
    const { Session } = await enter(email, codeTo(email))
    const choose = (NEW_PASSWORD: string) =>
      respond('NEW_PASSWORD_REQUIRED', Session, { USERNAME: email, NEW_PASSWORD })
    expect(await choose('short1')).toMatchObject({
      __type: 'InvalidPasswordException',
      message: 'Password did not conform with policy: Password not long enough',
    })
    expect((await choose('without any number')).message).toContain('must have numeric characters')
    expect((await choose(password)).AuthenticationResult).toBeDefined()
  })

  it('lets nobody in with the temporary password of an invitation that was sent again', async () => {
    const email = await invited()
    const before = codeTo(email)
    const { userPoolId: UserPoolId } = sample.cloud.cognito
    const resend = { UserPoolId, Username: email, MessageAction: 'RESEND' } as const
    await admin.send(new AdminCreateUserCommand(resend))
    expect(codeTo(email)).not.toBe(before)
    expect((await enter(email, before)).__type).toBe('NotAuthorizedException')
    expect((await enter(email, codeTo(email))).ChallengeName).toBe('NEW_PASSWORD_REQUIRED')
    await sample.cloud.setPassword(email, password)
    await expect(admin.send(new AdminCreateUserCommand(resend))).rejects.toThrow('Resend not possible')
    const unknown = { ...resend, Username: 'nobody@example.org' }
    await expect(admin.send(new AdminCreateUserCommand(unknown))).rejects.toThrow('User does not exist')
  })

  it('lets nobody in with a temporary password whose days are over', async () => {
    const email = await invited()
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 8 * 86_400_000 })
    onTestFinished(() => void vi.useRealTimers())
    expect(await enter(email, codeTo(email))).toMatchObject({
      __type: 'NotAuthorizedException',
      message: 'Temporary password has expired and must be reset by an administrator.',
    })
  })

  it('lets nobody choose a password for somebody else', async () => {
    const [email, other] = [await invited(), await member()]
    const asked = await enter(email, codeTo(email))
    for (const [session, username] of [
      [randomUUID(), email],
      [asked.Session, other],
    ] as const)
      expect(
        await respond('NEW_PASSWORD_REQUIRED', session, { USERNAME: username, NEW_PASSWORD: password }),
      ).toMatchObject({ __type: 'NotAuthorizedException' })
    expect((await enter(other, password)).AuthenticationResult).toBeDefined()
  })
})

describe('a forgotten password', () => {
  const forget = (Username: string) => call('ForgotPassword', { ClientId: client(), Username })
  const confirm = (Username: string, ConfirmationCode: string | undefined, Password = 'Another 1 of mine') =>
    call('ConfirmForgotPassword', { ClientId: client(), Username, ConfirmationCode, Password })

  it('is replaced by who reads the letter with the code', async () => {
    const email = await member()
    await forget(email)
    expect(sample.cloud.mails().at(-1)).toMatchObject({ to: email, html: `Your code is ${codeTo(email)}` })
    expect((await confirm(email, codeTo(email), 'short1')).__type).toBe('InvalidPasswordException')
    expect((await confirm(email, codeTo(email))).__type).toBeUndefined()
    expect((await enter(email, 'Another 1 of mine')).AuthenticationResult).toBeDefined()
  })

  it('is not replaced without a code, with a wrong one, or after five wrong ones', async () => {
    const email = await member()
    expect((await confirm(email, '123456')).__type).toBe('ExpiredCodeException')
    expect((await confirm(email, undefined)).__type).toBe('InvalidParameterException')
    await forget(email)
    for (let tried = 0; tried < 5; tried += 1)
      expect((await confirm(email, 'wrong')).__type).toBe('CodeMismatchException')
    expect((await confirm(email, codeTo(email))).__type).toBe('LimitExceededException')
  })

  it('tells a stranger nothing about who has an account', async () => {
    const unknown = await forget('nobody@example.org')
    const known = await forget(await member())
    expect([Object.keys(unknown), unknown.__type]).toEqual([Object.keys(known), known.__type])
    expect((await confirm('nobody@example.org', '123456')).__type).toBe('ExpiredCodeException')
    expect(sample.cloud.mails().some(({ to }) => to === 'nobody@example.org')).toBe(false)
  })
})

describe('a second factor', () => {
  it('is asked for once its owner has set it up', async () => {
    const email = await member()
    const { AuthenticationResult } = await enter(email, password)
    const AccessToken = AuthenticationResult?.AccessToken
    const { SecretCode = '' } = await call('AssociateSoftwareToken', { AccessToken })
    expect((await call('VerifySoftwareToken', { AccessToken, UserCode: '000000' })).__type).toBe(
      'EnableSoftwareTokenMFAException',
    )
    await call('VerifySoftwareToken', { AccessToken, UserCode: generate(SecretCode) })
    expect((await enter(email, password)).AuthenticationResult).toBeDefined()
    const preference = { Enabled: true, PreferredMfa: true }
    await call('SetUserMFAPreference', { AccessToken, SoftwareTokenMfaSettings: preference })
    const asked = await enter(email, password)
    expect(asked.ChallengeName).toBe('SOFTWARE_TOKEN_MFA')
    const show = (code: string) =>
      respond('SOFTWARE_TOKEN_MFA', asked.Session, { USERNAME: email, SOFTWARE_TOKEN_MFA_CODE: code })
    expect((await show('000000')).__type).toBe('CodeMismatchException')
    expect((await show(generate(SecretCode))).AuthenticationResult).toBeDefined()
  })

  it('is not passed by answering another question', async () => {
    const email = await member()
    const asked = await enter(await invited().then(() => email), password)
    expect(asked.AuthenticationResult).toBeDefined()
    expect(
      await respond('SOFTWARE_TOKEN_MFA', randomUUID(), {
        USERNAME: email,
        SOFTWARE_TOKEN_MFA_CODE: '000000',
      }),
    ).toMatchObject({ __type: 'NotAuthorizedException' })
  })
})

describe('a session', () => {
  it('goes on with a refresh token until it is revoked', async () => {
    const { AuthenticationResult } = await enter(await member(), password)
    const token = AuthenticationResult?.RefreshToken
    expect((await refresh(token)).AuthenticationResult?.ExpiresIn).toBe(3600)
    await call('RevokeToken', { ClientId: client(), Token: token })
    expect((await refresh(token)).__type).toBe('NotAuthorizedException')
  })

  it('ends everywhere when somebody signs out everywhere', async () => {
    const email = await member()
    const [here, there] = [await enter(email, password), await enter(email, password)]
    await call('GlobalSignOut', { AccessToken: here.AuthenticationResult?.AccessToken })
    for (const { AuthenticationResult } of [here, there])
      expect((await refresh(AuthenticationResult?.RefreshToken)).__type).toBe('NotAuthorizedException')
  })

  it('does not go on for who may no longer sign in', async () => {
    const email = await member()
    const { AuthenticationResult } = await enter(email, password)
    const { userPoolId: UserPoolId } = sample.cloud.cognito
    await admin.send(new AdminDisableUserCommand({ UserPoolId, Username: email }))
    expect((await refresh(AuthenticationResult?.RefreshToken)).__type).toBe('NotAuthorizedException')
  })

  it('is nobody’s with a token that the pool did not sign', async () => {
    const { AuthenticationResult } = await enter(await member(), password)
    const [header, payload] = AuthenticationResult?.AccessToken.split('.') ?? []
    const forged = `${header}.${payload}.${Buffer.from('forged').toString('base64url')}`
    for (const operation of ['GetUser', 'GlobalSignOut', 'AssociateSoftwareToken'])
      expect((await call(operation, { AccessToken: forged })).__type).toBe('NotAuthorizedException')
    const change = { AccessToken: forged, PreviousPassword: password, ProposedPassword: 'Another 1 of mine' }
    expect((await call('ChangePassword', change)).__type).toBe('NotAuthorizedException')
  })

  it('changes its password for who knows the old one', async () => {
    const email = await member()
    const { AuthenticationResult } = await enter(email, password)
    const change = (PreviousPassword: string, ProposedPassword: string) =>
      call('ChangePassword', {
        AccessToken: AuthenticationResult?.AccessToken,
        PreviousPassword,
        ProposedPassword,
      })
    expect((await change('not this one 1', 'Another 1 of mine')).__type).toBe('NotAuthorizedException')
    expect((await change(password, 'short1')).__type).toBe('InvalidPasswordException')
    await change(password, 'Another 1 of mine')
    expect((await enter(email, 'Another 1 of mine')).AuthenticationResult).toBeDefined()
  })
})
