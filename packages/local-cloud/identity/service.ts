import type { IncomingMessage, ServerResponse } from 'node:http'
import { CognitoError } from 'cognito-local/lib/errors.js'
import * as z from 'zod'
import { jsonAnswer, type Service, ServiceError, signedBy } from '../front/service.ts'
import type { Judge } from '../iam/judge.ts'
import { callerArn } from '../iam/principal.ts'
import { jwks, type UserPool } from './pool.ts'
import { context } from './wiring.ts'

/** The calls of a person without AWS credentials, signing in first of all. */
export const unsignedOperations = [
  'AssociateSoftwareToken',
  'ChangePassword',
  'ConfirmForgotPassword',
  'ForgotPassword',
  'GetUser',
  'InitiateAuth',
  'RespondToAuthChallenge',
  'RevokeToken',
  'SetUserMFAPreference',
  'SignUp',
  'VerifySoftwareToken',
] as const

const signIn = z.looseObject({
  AuthFlow: z.string(),
  ClientId: z.string(),
  AuthParameters: z.record(z.string(), z.string()).default({}),
})

/** Cognito's API, as far as `cognito-local` has it and stricter where the real one is. */
export function cognitoService(pool: UserPool, judge: Judge): Service {
  async function assertSignedIn(request: unknown): Promise<void> {
    const parsed = signIn.safeParse(request)
    if (!parsed.success) throw new ServiceError('InvalidParameterException', z.prettifyError(parsed.error))
    const { AuthFlow, ClientId, AuthParameters } = parsed.data
    if (ClientId !== pool.clientId) {
      throw new ServiceError('ResourceNotFoundException', `User pool client ${ClientId} does not exist.`)
    }
    const flow = AuthFlow === 'REFRESH_TOKEN' ? 'REFRESH_TOKEN_AUTH' : AuthFlow
    if (!pool.flows.includes(`ALLOW_${flow}`)) {
      throw new ServiceError('InvalidParameterException', `${AuthFlow} flow not enabled for this client`)
    }
    if (AuthFlow !== 'USER_PASSWORD_AUTH') return
    const user = await pool.records.getUserByUsername(context, AuthParameters['USERNAME'] ?? '')
    if (user === null || user.Password !== AuthParameters['PASSWORD']) {
      throw new ServiceError('NotAuthorizedException', 'Incorrect username or password.')
    }
    if (!user.Enabled) throw new ServiceError('NotAuthorizedException', 'User is disabled.')
  }

  return {
    name: 'cognito-idp',
    protocol: 'json',
    async handle(call) {
      const request: unknown = JSON.parse(call.body.toString('utf8'))
      if (!unsigned.has(call.operation)) {
        const principal = signedBy(call)
        const action = `cognito-idp:${call.operation}`
        if (!judge.allows(principal, { action, resource: pool.arn })) {
          throw new ServiceError(
            'AccessDeniedException',
            `User: ${callerArn(principal)} is not authorized to perform: ${action} on resource: ${pool.arn}`,
          )
        }
      }
      if (call.operation === 'InitiateAuth') await assertSignedIn(request)
      if (call.operation === 'SignUp' && !pool.selfSignUp) {
        throw new ServiceError('NotAuthorizedException', 'SignUp is not permitted for this user pool')
      }
      return jsonAnswer(spelled(await perform(pool, call.operation, request)))
    },
  }
}

const unsigned: ReadonlySet<string> = new Set(unsignedOperations)

async function perform(pool: UserPool, operation: string, request: unknown): Promise<unknown> {
  try {
    return await pool.perform(operation, request)
  } catch (error) {
    if (error instanceof CognitoError) throw new ServiceError(error.code, error.message)
    throw error
  }
}

/** The JSON protocol gives dates as seconds since 1970. */
function spelled(value: unknown): unknown {
  if (value instanceof Date) return Math.floor(value.getTime() / 1000)
  if (Array.isArray(value)) return value.map(spelled)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, spelled(item)]))
}

const shared = { 'access-control-allow-origin': '*' }

/** Answers what is no API call: a browser's preflight and the pool's public keys. */
export function servePlain(pool: UserPool | undefined) {
  return (request: IncomingMessage, response: ServerResponse): void => {
    if (request.method === 'OPTIONS') {
      response.writeHead(204, {
        ...shared,
        'access-control-allow-methods': 'POST, GET',
        'access-control-allow-headers': request.headers['access-control-request-headers'] ?? '*',
        'access-control-max-age': '600',
      })
      response.end()
      return
    }
    if (
      pool !== undefined &&
      request.method === 'GET' &&
      request.url === `/${pool.id}/.well-known/jwks.json`
    ) {
      response.writeHead(200, { ...shared, 'content-type': 'application/json' })
      response.end(JSON.stringify(jwks))
      return
    }
    response.writeHead(404).end()
  }
}
