import { JwtVerifier } from 'aws-jwt-verify'
import { SimpleJwksCache } from 'aws-jwt-verify/jwk'

/** Gives the identity pool's name for who holds the token, or `undefined` for a token that is not to be trusted. */
export type VerifyToken = (token: string) => Promise<string | undefined>

/**
 * Trusts access tokens of one user pool and one client alone: right issuer, signed by a key that the pool publishes,
 * in force, and for access, not for identification.
 *
 * @param pool.identityEndpoint where the pool's keys are fetched, when that is not the region's own endpoint: the
 * variable with which the AWS SDKs are pointed elsewhere. The stack never sets it.
 */
export function tokenVerifier(pool: {
  readonly issuer: string
  readonly clientId: string
  readonly region: string
  readonly userPoolId: string
  readonly identityEndpoint?: string | undefined
}): VerifyToken {
  const endpoint = pool.identityEndpoint ?? `https://cognito-idp.${pool.region}.amazonaws.com`
  const verifier = JwtVerifier.create(
    {
      issuer: pool.issuer,
      audience: null,
      jwksUri: `${endpoint}/${pool.userPoolId}/.well-known/jwks.json`,
      customJwtCheck: ({ payload }) => {
        if (payload['token_use'] !== 'access') throw new Error('not an access token')
        if (payload['client_id'] !== pool.clientId) throw new Error('not for this client')
        if (payload.exp === undefined) throw new Error('in force for ever')
      },
    },
    { jwksCache: new SimpleJwksCache({ fetcher: { fetch: fetchKeys } }) },
  )
  return async (token) => {
    try {
      const { sub } = await verifier.verify(token)
      return sub
    } catch (error) {
      // Then nobody can be told to sign in again, and nobody is let in.
      if (error instanceof KeysUnavailable) throw error
      return undefined
    }
  }
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
