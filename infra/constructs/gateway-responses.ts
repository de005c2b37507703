import { type GatewayCode, gatewayText } from '@passerelle/messages/gateway'
import { ResponseType } from 'aws-cdk-lib/aws-apigateway'

type Answer = {
  readonly type: ResponseType
  readonly code: GatewayCode
  /** Left out where one answer stands for several statuses. */
  readonly status?: number
  readonly headers?: Readonly<Record<string, string>>
}

/**
 * Every way in which the gateway itself can answer. A path that is not there asks for a signature by default, which is
 * neither true nor a 404; a token is a bearer token, so the answers about signatures are answers about unknown paths.
 */
const answers: readonly Answer[] = [
  {
    type: ResponseType.UNAUTHORIZED,
    code: 'unauthenticated',
    status: 401,
    headers: { 'WWW-Authenticate': 'Bearer' },
  },
  // The authorizer denies nothing to members: roles are looked at in the functions.
  { type: ResponseType.ACCESS_DENIED, code: 'not_a_member', status: 403 },
  { type: ResponseType.WAF_FILTERED, code: 'forbidden', status: 403 },
  { type: ResponseType.MISSING_AUTHENTICATION_TOKEN, code: 'not_found', status: 404 },
  { type: ResponseType.INVALID_SIGNATURE, code: 'not_found', status: 404 },
  { type: ResponseType.EXPIRED_TOKEN, code: 'not_found', status: 404 },
  { type: ResponseType.RESOURCE_NOT_FOUND, code: 'not_found', status: 404 },
  { type: ResponseType.REQUEST_TOO_LARGE, code: 'too_large', status: 413 },
  { type: ResponseType.UNSUPPORTED_MEDIA_TYPE, code: 'unsupported_media_type', status: 415 },
  { type: ResponseType.THROTTLED, code: 'too_many_requests', status: 429, headers: { 'Retry-After': '1' } },
  {
    type: ResponseType.QUOTA_EXCEEDED,
    code: 'too_many_requests',
    status: 429,
    headers: { 'Retry-After': '60' },
  },
  {
    type: ResponseType.AUTHORIZER_FAILURE,
    code: 'unavailable',
    status: 503,
    headers: { 'Retry-After': '1' },
  },
  { type: ResponseType.AUTHORIZER_CONFIGURATION_ERROR, code: 'unexpected', status: 500 },
  { type: ResponseType.API_CONFIGURATION_ERROR, code: 'unexpected', status: 500 },
  {
    type: ResponseType.INTEGRATION_FAILURE,
    code: 'unavailable',
    status: 503,
    headers: { 'Retry-After': '1' },
  },
  { type: ResponseType.INTEGRATION_TIMEOUT, code: 'unavailable', status: 504 },
  { type: ResponseType.BAD_REQUEST_BODY, code: 'rejected', status: 400 },
  { type: ResponseType.BAD_REQUEST_PARAMETERS, code: 'rejected', status: 400 },
  { type: ResponseType.DEFAULT_4XX, code: 'rejected' },
  { type: ResponseType.DEFAULT_5XX, code: 'unexpected' },
]

const commonHeaders = {
  'Cache-Control': 'no-store',
  'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'",
  'Content-Type': 'application/problem+json',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Referrer-Policy': 'no-referrer',
  'Strict-Transport-Security': 'max-age=63072000; includeSubDomains',
  'X-Content-Type-Options': 'nosniff',
}

/** Makes the gateway's own answers what the functions' answers are: problem+json (RFC 9457) with security headers. */
export function gatewayResponses() {
  return Object.fromEntries(
    answers.map((answer) => [
      answer.type.responseType,
      {
        ...(answer.status === undefined ? {} : { statusCode: String(answer.status) }),
        responseParameters: asStaticHeaders({ ...commonHeaders, ...answer.headers }),
        responseTemplates: { 'application/json': problem(answer) },
      },
    ]),
  )
}

function problem({ code, status }: Answer): string {
  return JSON.stringify({
    type: 'about:blank',
    ...gatewayText(code),
    ...(status === undefined ? {} : { status }),
    code,
    requestId: '$context.requestId',
  })
}

/** A header's value in a mapping is either a reference or, between single quotes, what it says. */
function asStaticHeaders(headers: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [`gatewayresponse.header.${name}`, `'${value}'`]),
  )
}
