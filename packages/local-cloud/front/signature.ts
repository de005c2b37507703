import type { IncomingHttpHeaders } from 'node:http'
import type { Principal } from '../iam/principal.ts'
import type { Sessions } from '../sts/sessions.ts'
import { ServiceError } from './service.ts'

/**
 * The signer of a request, by the access key in its SigV4 header and the session token that belongs to it.
 *
 * The signature itself is not recomputed: a session token is 96 random bytes that only its holder has.
 *
 * @throws {ServiceError} when nobody did, or with credentials that are unknown or over
 */
export function signer(headers: IncomingHttpHeaders, sessions: Sessions): Principal {
  const accessKeyId = /^AWS4-HMAC-SHA256 Credential=([A-Za-z0-9]+)\//.exec(headers.authorization ?? '')?.[1]
  if (accessKeyId === undefined) {
    throw new ServiceError(
      'MissingAuthenticationTokenException',
      'Request is missing Authentication Token',
      403,
    )
  }
  const token = headers['x-amz-security-token']
  const found = sessions.find(accessKeyId, typeof token === 'string' ? token : undefined)
  if (found === 'unknown') {
    throw new ServiceError(
      'UnrecognizedClientException',
      'The security token included in the request is invalid.',
    )
  }
  if (found === 'expired') {
    throw new ServiceError('ExpiredTokenException', 'The security token included in the request is expired')
  }
  return found
}
