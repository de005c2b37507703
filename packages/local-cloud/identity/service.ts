import type { IncomingMessage, ServerResponse } from 'node:http'
import * as z from 'zod'
import { jsonAnswer, type Service, ServiceError, signedBy } from '../front/service.ts'
import type { Judge } from '../iam/judge.ts'
import { callerArn } from '../iam/principal.ts'
import { openAdministration } from './administer.ts'
import { jwks, type UserPool } from './pool.ts'
import { openSignIn } from './sign-in.ts'

/** The calls of a person without AWS credentials, signing in first of all. */
export const unsignedOperations = [
  'AssociateSoftwareToken',
  'ChangePassword',
  'ConfirmForgotPassword',
  'ForgotPassword',
  'GetUser',
  'GlobalSignOut',
  'InitiateAuth',
  'RespondToAuthChallenge',
  'RevokeToken',
  'SetUserMFAPreference',
  'SignUp',
  'VerifySoftwareToken',
] as const

/** Cognito's API, as far as `cognito-local` has it and stricter where the real one is. */
export function cognitoService(pool: UserPool, judge: Judge): Service {
  const signIn = openSignIn(pool)
  const administer = openAdministration(pool)
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
        return jsonAnswer(spelled(await administer(call.operation, request)))
      }
      const parsed = z.record(z.string(), z.unknown()).safeParse(request)
      if (!parsed.success) throw new ServiceError('InvalidParameterException', z.prettifyError(parsed.error))
      return jsonAnswer(spelled(await signIn(call.operation, parsed.data)))
    },
  }
}

const unsigned: ReadonlySet<string> = new Set(unsignedOperations)

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
