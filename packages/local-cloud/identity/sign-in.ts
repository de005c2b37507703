import * as z from 'zod'
import { ServiceError } from '../front/service.ts'
import { verifiedToken } from './access-token.ts'
import { openChallengeSessions } from './challenge-sessions.ts'
import { assertPassword } from './password-policy.ts'
import type { UserPool } from './pool.ts'
import { context } from './wiring.ts'

type Request = Readonly<Record<string, unknown>>
type Operation = (request: Request) => Promise<unknown>

const texts = z.record(z.string(), z.string())
const initiation = z.looseObject({
  AuthFlow: z.string(),
  ClientId: z.string(),
  AuthParameters: texts.default({}),
})
const response = z.looseObject({
  ClientId: z.string(),
  ChallengeName: z.string(),
  Session: z.string(),
  ChallengeResponses: texts,
})
const forgetting = z.looseObject({ ClientId: z.string(), Username: z.string() })
const confirmation = forgetting.extend({ ConfirmationCode: z.string().min(1), Password: z.string() })
const change = z.looseObject({ ProposedPassword: z.string() })
const answered = z.looseObject({
  ChallengeName: z.string().optional(),
  Session: z.string().optional(),
  AuthenticationResult: z
    .looseObject({ AccessToken: z.string(), RefreshToken: z.string().optional() })
    .optional(),
})

/** How often a code may be wrong before another one has to be asked for. */
const wrongCodes = 5

/**
 * What a person without credentials asks of the pool. `cognito-local` does the work; where the real pool looks twice,
 * this does: at sessions of challenges, at signatures of tokens, at passwords, and at what must not be told to strangers.
 */
export function openSignIn(pool: UserPool): (operation: string, request: Request) => Promise<unknown> {
  const sessions = openChallengeSessions()
  const mistakes = new Map<string, number>()

  const userNamed = (name: string) => pool.records.getUserByUsername(context, name)

  function assertClient(clientId: string): void {
    if (clientId === pool.clientId) return
    throw new ServiceError('ResourceNotFoundException', `User pool client ${clientId} does not exist.`)
  }

  /** Keeps the refresh token of whoever is in, remembers what was asked of whoever is not yet, and says for how long. */
  async function concluded(answer: unknown, username: string): Promise<unknown> {
    const { ChallengeName, Session, AuthenticationResult } = answered.parse(answer)
    if (ChallengeName !== undefined && Session !== undefined) sessions.begin(Session, username, ChallengeName)
    if (AuthenticationResult === undefined) return answer
    const { AccessToken, RefreshToken } = AuthenticationResult
    const user = await userNamed(username)
    if (user !== null && RefreshToken !== undefined && !user.RefreshTokens.includes(RefreshToken))
      await pool.records.storeRefreshToken(context, RefreshToken, user)
    const { iat, exp } = verifiedToken(AccessToken, pool.clientId)
    return {
      ...Object(answer),
      AuthenticationResult: { ...AuthenticationResult, ExpiresIn: exp - iat, TokenType: 'Bearer' },
    }
  }

  async function initiate(request: Request): Promise<unknown> {
    const { AuthFlow, ClientId, AuthParameters } = read(initiation, request)
    assertClient(ClientId)
    const flow = AuthFlow === 'REFRESH_TOKEN' ? 'REFRESH_TOKEN_AUTH' : AuthFlow
    if (!pool.flows.includes(`ALLOW_${flow}`))
      throw new ServiceError('InvalidParameterException', `${AuthFlow} flow not enabled for this client`)
    const refresh = AuthParameters['REFRESH_TOKEN'] ?? ''
    const user =
      flow === 'REFRESH_TOKEN_AUTH'
        ? await pool.records.getUserByRefreshToken(context, refresh)
        : await userNamed(AuthParameters['USERNAME'] ?? '')
    if (flow === 'REFRESH_TOKEN_AUTH' && (user === null || !user.Enabled || isOver(refresh)))
      throw new ServiceError('NotAuthorizedException', 'Refresh Token has been revoked')
    if (flow === 'USER_PASSWORD_AUTH' && user?.Password !== AuthParameters['PASSWORD']) throw incorrect()
    if (user === null) throw incorrect()
    if (!user.Enabled) throw new ServiceError('NotAuthorizedException', 'User is disabled.')
    const days = (Date.now() - new Date(user.UserLastModifiedDate).getTime()) / 86_400_000
    if (user.UserStatus === 'FORCE_CHANGE_PASSWORD' && days >= pool.passwords.TemporaryPasswordValidityDays)
      throw new ServiceError(
        'NotAuthorizedException',
        'Temporary password has expired and must be reset by an administrator.',
      )
    return concluded(await pool.perform('InitiateAuth', request), user.Username)
  }

  async function respond(request: Request): Promise<unknown> {
    const { ClientId, ChallengeName, Session, ChallengeResponses } = read(response, request)
    assertClient(ClientId)
    const user = await userNamed(ChallengeResponses['USERNAME'] ?? '')
    if (user === null || !user.Enabled) throw incorrect()
    sessions.assertOpen(Session, user.Username, ChallengeName)
    const password = ChallengeResponses['NEW_PASSWORD']
    if (ChallengeName === 'NEW_PASSWORD_REQUIRED') assertPassword(pool.passwords, password ?? '')
    const answer = await pool.perform('RespondToAuthChallenge', request)
    sessions.end(Session)
    return concluded(answer, user.Username)
  }

  async function forget(request: Request): Promise<unknown> {
    const { ClientId, Username } = read(forgetting, request)
    assertClient(ClientId)
    const user = await userNamed(Username)
    // A stranger learns neither that there is such an account nor that there is none.
    if (user === null || !user.Enabled)
      return { CodeDeliveryDetails: { ...byMail, Destination: masked(Username) } }
    if (user.UserStatus === 'FORCE_CHANGE_PASSWORD')
      throw new ServiceError('NotAuthorizedException', 'User password cannot be reset in the current state.')
    await pool.perform('ForgotPassword', request)
    mistakes.delete(user.Username)
    return { CodeDeliveryDetails: { ...byMail, Destination: masked(Username) } }
  }

  async function confirm(request: Request): Promise<unknown> {
    const { ClientId, Username, ConfirmationCode, Password } = read(confirmation, request)
    assertClient(ClientId)
    const user = await userNamed(Username)
    const made = mistakes.get(user?.Username ?? '') ?? 0
    if (made >= wrongCodes)
      throw new ServiceError('LimitExceededException', 'Attempt limit exceeded, please try after some time.')
    if (user?.ConfirmationCode === undefined)
      throw new ServiceError('ExpiredCodeException', 'Invalid code provided, please request a code again.')
    if (user.ConfirmationCode !== ConfirmationCode) {
      mistakes.set(user.Username, made + 1)
      throw new ServiceError('CodeMismatchException', 'Invalid verification code provided, please try again.')
    }
    assertPassword(pool.passwords, Password)
    return pool.perform('ConfirmForgotPassword', request)
  }

  async function changePassword(request: Request): Promise<unknown> {
    const { ProposedPassword } = read(change, request)
    assertPassword(pool.passwords, ProposedPassword)
    const { username } = verifiedToken(request['AccessToken'], pool.clientId)
    if ((await userNamed(username))?.Password !== request['PreviousPassword']) throw incorrect()
    return pool.perform('ChangePassword', request)
  }

  /** A device that has shown one right code counts from the moment on that its owner says so. */
  async function verifySoftwareToken(request: Request): Promise<unknown> {
    const { username } = verifiedToken(request['AccessToken'], pool.clientId)
    const before = await userNamed(username)
    const answer = await pool.perform('VerifySoftwareToken', request).catch((error: unknown) => {
      if (!(error instanceof ServiceError) || error.code !== 'CodeMismatchException') throw error
      throw new ServiceError('EnableSoftwareTokenMFAException', 'Code mismatch')
    })
    const after = await userNamed(username)
    if (after !== null)
      await pool.records.saveUser(context, {
        ...after,
        UserMFASettingList: before?.UserMFASettingList ?? [],
      })
    return answer
  }

  /** Ends every session of a person: no refresh token of theirs holds any more. */
  async function signOutEverywhere(request: Request): Promise<unknown> {
    const { username } = verifiedToken(request['AccessToken'], pool.clientId)
    const user = await userNamed(username)
    if (user !== null) await pool.records.saveUser(context, { ...user, RefreshTokens: [] })
    return {}
  }

  const withToken =
    (operation: string): Operation =>
    async (request) => {
      verifiedToken(request['AccessToken'], pool.clientId)
      return pool.perform(operation, request)
    }

  const operations: Readonly<Record<string, Operation>> = {
    InitiateAuth: initiate,
    RespondToAuthChallenge: respond,
    ForgotPassword: forget,
    ConfirmForgotPassword: confirm,
    ChangePassword: changePassword,
    VerifySoftwareToken: verifySoftwareToken,
    AssociateSoftwareToken: withToken('AssociateSoftwareToken'),
    SetUserMFAPreference: withToken('SetUserMFAPreference'),
    GetUser: withToken('GetUser'),
    GlobalSignOut: signOutEverywhere,
  }

  return async (operation, request) => {
    if (operation === 'SignUp' && !pool.selfSignUp)
      throw new ServiceError('NotAuthorizedException', 'SignUp is not permitted for this user pool')
    return operations[operation]?.(request) ?? pool.perform(operation, request)
  }
}

function read<Shape>(schema: z.ZodType<Shape>, request: Request): Shape {
  const parsed = schema.safeParse(request)
  if (parsed.success) return parsed.data
  throw new ServiceError('InvalidParameterException', z.prettifyError(parsed.error))
}

function incorrect(): ServiceError {
  return new ServiceError('NotAuthorizedException', 'Incorrect username or password.')
}

/** Whether the time of a token is over; whose it is, its place among the user's own says. */
function isOver(token: string): boolean {
  const payload = Buffer.from(token.split('.')[1] ?? '', 'base64url').toString('utf8')
  const parsed = z.looseObject({ exp: z.number() }).safeParse(payload === '' ? {} : JSON.parse(payload))
  return !parsed.success || parsed.data.exp * 1000 <= Date.now()
}

const byMail = { AttributeName: 'email', DeliveryMedium: 'EMAIL' }

/** As the pool shows an address: `c***@e***`. */
function masked(address: string): string {
  const [name = '', domain = ''] = address.split('@')
  return `${name.slice(0, 1)}***@${domain.slice(0, 1)}***`
}
