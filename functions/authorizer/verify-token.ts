import { JwtVerifier } from 'aws-jwt-verify'
import { SimpleJwksCache } from 'aws-jwt-verify/jwk'

/** The holder of a token: a person by the pool's name for them, or a system by its client of the pool. */
export type TokenHolder = { readonly subject: string } | { readonly clientId: string }

/** Gives who holds the token, or `undefined` for a token that is not to be trusted. */
export type VerifyToken = (token: string) => Promise<TokenHolder | undefined>

/**
 * Trusts access tokens of one user pool alone: right issuer, signed by a key that the pool publishes, in force, and for
 * access, not for identification. A person's comes by the one client by which people sign in; a system's is its own
 * client's, names no person, and is meant for this API.
 *
 * @param pool.identityEndpoint where the pool's keys are fetched, when that is not the region's own endpoint: the
 * variable with which the AWS SDKs are pointed elsewhere. The stack never sets it.
 */
export function tokenVerifier(pool: {
  readonly issuer: string
  readonly clientId: string
  readonly serviceScope: string
  readonly region: string
  readonly userPoolId: string
  readonly identityEndpoint?: string | undefined
}): VerifyToken {
  const holderOf = (payload: Payload): TokenHolder | undefined => {
    const { sub, client_id: clientId } = payload
    if (clientId !== pool.clientId) return holderOfService(payload, pool.serviceScope)
    return typeof sub === 'string' ? { subject: sub } : undefined
  }
  const endpoint = pool.identityEndpoint ?? `https://cognito-idp.${pool.region}.amazonaws.com`
  const verifier = JwtVerifier.create(
    {
      issuer: pool.issuer,
      audience: null,
      jwksUri: `${endpoint}/${pool.userPoolId}/.well-known/jwks.json`,
      customJwtCheck: ({ payload }) => {
        if (payload['token_use'] !== 'access') throw new Error('not an access token')
        if (holderOf(payload) === undefined) throw new Error('not for this client')
        if (payload.exp === undefined) throw new Error('in force for ever')
      },
    },
    { jwksCache: new SimpleJwksCache({ fetcher: { fetch: fetchKeys } }) },
  )
  return async (token) => {
    try {
      return holderOf(await verifier.verify(token))
    } catch (error) {
      // Then nobody can be told to sign in again, and nobody is let in.
      if (error instanceof KeysUnavailable) throw error
      return undefined
    }
  }
}

type Payload = Readonly<Record<string, unknown>>

const clientForm = /^\w{1,128}$/

function holderOfService(payload: Payload, scope: string): TokenHolder | undefined {
  const { sub, client_id: clientId, scope: granted, username } = payload
  if (typeof clientId !== 'string' || !clientForm.test(clientId)) return undefined
  const isSystem = sub === clientId && username === undefined && granted === scope
  return isSystem ? { clientId } : undefined
}

const patienceMs = 3_000

async function fetchKeys(uri: string): Promise<ArrayBuffer> {
  try {
    const response = await fetch(uri, { signal: AbortSignal.timeout(patienceMs), redirect: 'error' })
    if (!response.ok) throw new Error(String(response.status))
    const bytes = await response.arrayBuffer()
    JSON.parse(new TextDecoder().decode(bytes)) // what does not parse comes from somebody between us and the pool
    return bytes
  } catch (cause) {
    throw new KeysUnavailable('the pool does not give its keys', { cause })
  }
}

/** The pool's keys could not be fetched. */
class KeysUnavailable extends Error {
  override readonly name = 'KeysUnavailable'
}
