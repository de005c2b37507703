import { createPublicKey, verify } from 'node:crypto'
import publicKey from 'cognito-local/lib/keys/cognitoLocal.public.json' with { type: 'json' }
import * as z from 'zod'
import { ServiceError } from '../front/service.ts'

const claims = z.looseObject({
  sub: z.string(),
  username: z.string(),
  client_id: z.string(),
  token_use: z.literal('access'),
  iat: z.number(),
  exp: z.number(),
})

export type AccessToken = z.infer<typeof claims>

const key = createPublicKey({ key: { ...publicKey.jwk }, format: 'jwk' })

/**
 * The claims of an access token of this pool's client. `cognito-local` reads tokens without looking at their signature.
 *
 * @throws {ServiceError} for one that is forged, over, or another client's
 */
export function verifiedToken(token: unknown, clientId: string): AccessToken {
  const [header, payload, signature] = typeof token === 'string' ? token.split('.') : []
  const signed = Buffer.from(`${header}.${payload}`)
  const isOurs =
    signature !== undefined && verify('RSA-SHA256', signed, key, Buffer.from(signature, 'base64url'))
  const parsed = isOurs ? claims.safeParse(json(payload ?? '')) : undefined
  if (parsed?.data === undefined || parsed.data.client_id !== clientId)
    throw new ServiceError('NotAuthorizedException', 'Invalid Access Token')
  if (parsed.data.exp * 1000 <= Date.now())
    throw new ServiceError('NotAuthorizedException', 'Access Token has expired')
  return parsed.data
}

function json(part: string): unknown {
  try {
    return JSON.parse(Buffer.from(part, 'base64url').toString('utf8'))
  } catch {
    return undefined
  }
}
