/** The tokens of somebody who is signed in. They stay in memory. */
export type Tokens = { readonly access: string; readonly refresh: string; readonly name: string }

/** What the pool wants next, before it lets somebody in. */
export type Step =
  | { readonly kind: 'in'; readonly tokens: Tokens }
  | { readonly kind: 'new_password'; readonly email: string; readonly session: string }
  | { readonly kind: 'code'; readonly email: string; readonly session: string }
  | { readonly kind: 'enrol'; readonly email: string; readonly session: string; readonly secret: string }

/** The reasons for which the pool refuses, as far as something can be done about one. */
export type PoolReason =
  | 'wrong_credentials'
  | 'wrong_code'
  | 'code_expired'
  | 'weak_password'
  | 'too_often'
  | 'session_over'
  | 'offline'
  | 'unknown'

export class PoolRefused extends Error {
  override readonly name = 'PoolRefused'
  readonly reason: PoolReason

  constructor(reason: PoolReason) {
    super(`the pool refused: ${reason}`)
    this.reason = reason
  }
}

/** The identity pool, as far as a browser speaks to it: Cognito's JSON API by plain `fetch`, no SDK. */
export type Pool = {
  signIn(email: string, password: string): Promise<Step>
  setFirstPassword(step: Step & { kind: 'new_password' }, password: string): Promise<Step>
  answerCode(step: Step & { kind: 'code' }, code: string): Promise<Step>
  enrol(step: Step & { kind: 'enrol' }, code: string): Promise<Step>
  forgot(email: string): Promise<void>
  resetPassword(email: string, code: string, password: string): Promise<void>
  refresh(tokens: Tokens): Promise<Tokens>
  /** The refresh token opens nothing from then on. */
  revoke(tokens: Tokens): Promise<void>
  /** The secret for an authenticator app, for somebody who is signed in and wants a second factor. */
  beginSecondFactor(tokens: Tokens): Promise<string>
  confirmSecondFactor(tokens: Tokens, code: string): Promise<void>
}

type Answer = {
  readonly AuthenticationResult?: { AccessToken?: string; IdToken?: string; RefreshToken?: string }
  readonly ChallengeName?: string
  readonly Session?: string
  readonly SecretCode?: string
  readonly Status?: string
}

export function openPool(endpoint: string, clientId: string, call: typeof fetch = fetch): Pool {
  const ask = (target: string, body: object) => askPool(call, endpoint, target, body)
  const respond = async (email: string, name: string, session: string, responses: object) =>
    nextStep(
      email,
      await ask('RespondToAuthChallenge', {
        ClientId: clientId,
        ChallengeName: name,
        Session: session,
        ChallengeResponses: { USERNAME: email, ...responses },
      }),
    )

  /** What an answer asks for; an authenticator app is enrolled in the same go. */
  async function nextStep(email: string, answer: Answer): Promise<Step> {
    const session = answer.Session ?? ''
    switch (answer.ChallengeName) {
      case undefined:
        return { kind: 'in', tokens: tokensFrom(answer) }
      case 'NEW_PASSWORD_REQUIRED':
        return { kind: 'new_password', email, session }
      case 'SOFTWARE_TOKEN_MFA':
        return { kind: 'code', email, session }
      case 'MFA_SETUP': {
        const begun = await ask('AssociateSoftwareToken', { Session: session })
        return { kind: 'enrol', email, session: begun.Session ?? session, secret: begun.SecretCode ?? '' }
      }
      default:
        throw new PoolRefused('unknown')
    }
  }

  return {
    signIn: async (email, password) =>
      nextStep(
        email,
        await ask('InitiateAuth', {
          AuthFlow: 'USER_PASSWORD_AUTH',
          ClientId: clientId,
          AuthParameters: { USERNAME: email, PASSWORD: password },
        }),
      ),
    setFirstPassword: ({ email, session }, password) =>
      respond(email, 'NEW_PASSWORD_REQUIRED', session, { NEW_PASSWORD: password }),
    answerCode: ({ email, session }, code) =>
      respond(email, 'SOFTWARE_TOKEN_MFA', session, { SOFTWARE_TOKEN_MFA_CODE: code }),
    enrol: async ({ email, session }, code) => {
      const verified = await ask('VerifySoftwareToken', { Session: session, UserCode: code })
      if (verified.Status !== 'SUCCESS') throw new PoolRefused('wrong_code')
      return respond(email, 'MFA_SETUP', verified.Session ?? session, {})
    },
    forgot: async (email) => void (await ask('ForgotPassword', { ClientId: clientId, Username: email })),
    resetPassword: async (email, code, password) =>
      void (await ask('ConfirmForgotPassword', {
        ClientId: clientId,
        Username: email,
        ConfirmationCode: code,
        Password: password,
      })),
    refresh: async (tokens) =>
      tokensFrom(
        await ask('InitiateAuth', {
          AuthFlow: 'REFRESH_TOKEN_AUTH',
          ClientId: clientId,
          AuthParameters: { REFRESH_TOKEN: tokens.refresh },
        }),
        tokens,
      ),
    revoke: async ({ refresh }) => void (await ask('RevokeToken', { ClientId: clientId, Token: refresh })),
    beginSecondFactor: async ({ access }) =>
      (await ask('AssociateSoftwareToken', { AccessToken: access })).SecretCode ?? '',
    confirmSecondFactor: async ({ access }, code) => {
      const { Status } = await ask('VerifySoftwareToken', { AccessToken: access, UserCode: code })
      if (Status !== 'SUCCESS') throw new PoolRefused('wrong_code')
      await ask('SetUserMFAPreference', {
        AccessToken: access,
        SoftwareTokenMfaSettings: { Enabled: true, PreferredMfa: true },
      })
    },
  }
}

async function askPool(call: typeof fetch, endpoint: string, target: string, body: object): Promise<Answer> {
  const response = await call(endpoint, {
    method: 'POST',
    headers: {
      'Content-Type': 'application/x-amz-json-1.1',
      'X-Amz-Target': `AWSCognitoIdentityProviderService.${target}`,
    },
    body: JSON.stringify(body),
  }).catch(() => {
    throw new PoolRefused('offline')
  })
  const text = await response.text()
  // The shape of Cognito's answer, as far as it is read here.
  const answer = (text === '' ? {} : JSON.parse(text)) as Answer & { readonly __type?: string }
  if (response.ok) return answer
  throw new PoolRefused(reasons[answer.__type?.split('#').at(-1) ?? ''] ?? 'unknown')
}

const reasons: Readonly<Record<string, PoolReason>> = {
  NotAuthorizedException: 'wrong_credentials',
  UserNotFoundException: 'wrong_credentials',
  CodeMismatchException: 'wrong_code',
  EnableSoftwareTokenMFAException: 'wrong_code',
  ExpiredCodeException: 'code_expired',
  InvalidPasswordException: 'weak_password',
  PasswordHistoryPolicyViolationException: 'weak_password',
  LimitExceededException: 'too_often',
  TooManyRequestsException: 'too_often',
  TooManyFailedAttemptsException: 'too_often',
}

function tokensFrom({ AuthenticationResult = {} }: Answer, before?: Tokens): Tokens {
  const { AccessToken: access, RefreshToken: refresh = before?.refresh, IdToken } = AuthenticationResult
  if (access === undefined || refresh === undefined) throw new PoolRefused('unknown')
  return { access, refresh, name: (IdToken && nameIn(IdToken)) ?? before?.name ?? '' }
}

/** The name in an identity token, for the greeting alone: nothing is decided by it. */
function nameIn(token: string): string | undefined {
  const payload = token.split('.')[1]?.replaceAll('-', '+').replaceAll('_', '/')
  if (payload === undefined) return undefined
  const bytes = Uint8Array.from(atob(payload), (character) => character.charCodeAt(0))
  const claims: { readonly name?: string } = JSON.parse(new TextDecoder().decode(bytes))
  return claims.name
}
