import { createPrivateKey, randomUUID, sign } from 'node:crypto'
import privateKey from 'cognito-local/lib/keys/cognitoLocal.private.json' with { type: 'json' }
import publicKey from 'cognito-local/lib/keys/cognitoLocal.public.json' with { type: 'json' }
import type { Answer, Call, Service } from '../front/service.ts'
import type { UserPool } from './pool.ts'
import type { ServiceClient } from './service-clients.ts'

const key = createPrivateKey({ key: { ...privateKey.jwk }, format: 'jwk' })

/** Where the one path stands that a domain of the pool answers here. */
export function tokenPaths(service: Service) {
  return new Map([['POST /oauth2/token', { service, operation: 'Token' }]])
}

/** The token endpoint of the pool's domain, as far as systems sign in there by client credentials (RFC 6749, 4.4). */
export function tokenEndpoint(pool: UserPool): Service {
  return {
    name: 'cognito-oauth',
    protocol: 'json',
    async handle(call) {
      const form = new URLSearchParams(call.body.toString('utf8'))
      const { id, secret } = credentialsIn(call, form)
      if (form.get('grant_type') !== 'client_credentials') return refused('unsupported_grant_type')
      const client = pool.serviceClients.find(id, secret)
      if (client === undefined) return refused('invalid_client')
      const wanted = (form.get('scope') ?? '').split(' ').filter((scope) => scope !== '')
      if (wanted.some((scope) => !client.scopes.includes(scope))) return refused('invalid_scope')
      const scope = (wanted.length > 0 ? wanted : client.scopes).join(' ')
      const seconds = client.minutes * 60 * pool.tokenLife
      return answer(200, {
        access_token: tokenFor(pool, client, seconds, scope),
        expires_in: seconds,
        token_type: 'Bearer',
      })
    },
  }
}

/** In the header or in the form, never in both. */
function credentialsIn({ authorization = '' }: Call, form: URLSearchParams) {
  const basic = /^Basic (\S+)$/.exec(authorization)?.[1]
  const inHeader = basic === undefined ? '' : Buffer.from(basic, 'base64').toString('utf8')
  const colon = inHeader.indexOf(':')
  if (colon > 0) return { id: inHeader.slice(0, colon), secret: inHeader.slice(colon + 1) }
  return { id: form.get('client_id') ?? '', secret: form.get('client_secret') ?? '' }
}

function tokenFor({ issuer }: UserPool, { id }: ServiceClient, seconds: number, scope: string): string {
  const now = Math.floor(Date.now() / 1000)
  const header = { kid: publicKey.jwk.kid, alg: 'RS256' }
  const payload = {
    sub: id,
    token_use: 'access',
    scope,
    auth_time: now,
    iss: issuer,
    exp: now + seconds,
    iat: now,
    version: 2,
    jti: randomUUID(),
    client_id: id,
  }
  const signed = [header, payload]
    .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
    .join('.')
  return `${signed}.${sign('RSA-SHA256', Buffer.from(signed), key).toString('base64url')}`
}

function refused(error: string): Answer {
  return answer(400, { error })
}

function answer(status: number, body: unknown): Answer {
  return { status, contentType: 'application/json', body: JSON.stringify(body) }
}
