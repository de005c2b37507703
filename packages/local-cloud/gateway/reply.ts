import type { Exchange } from './exchange.ts'
import { filled, mapped } from './mapping.ts'

/** The answer to the client. */
export type Reply = {
  readonly status: number
  readonly headers: readonly (readonly [string, string])[]
  readonly body: Buffer | string
}

const messages = {
  ACCESS_DENIED: [403, 'User is not authorized to access this resource with an explicit deny'],
  API_CONFIGURATION_ERROR: [500, 'Internal server error'],
  AUTHORIZER_CONFIGURATION_ERROR: [500, 'Internal server error'],
  AUTHORIZER_FAILURE: [500, 'Internal server error'],
  DEFAULT_4XX: [400, 'Bad Request'],
  INTEGRATION_FAILURE: [502, 'Internal server error'],
  INTEGRATION_TIMEOUT: [504, 'Endpoint request timed out'],
  MISSING_AUTHENTICATION_TOKEN: [403, 'Missing Authentication Token'],
  REQUEST_TOO_LARGE: [413, 'Request Too Long'],
  UNAUTHORIZED: [401, 'Unauthorized'],
} as const

export type ResponseType = keyof typeof messages

/** An answer that the gateway gives by itself, shaped by the template's gateway responses. */
export function gatewayReply(exchange: Exchange, type: ResponseType): Reply {
  const [defaultStatus, message] = messages[type]
  exchange.error = { type, message }
  const { responses } = exchange.api
  const shaped = responses.get(type) ?? responses.get(defaultStatus < 500 ? 'DEFAULT_4XX' : 'DEFAULT_5XX')
  const [[mediaType, template] = ['application/json', '{"message":$context.error.messageString}']] =
    Object.entries(shaped?.templates ?? {})
  const headers = new Map([
    ['content-type', mediaType],
    ['x-amzn-errortype', errorTypes[type] ?? 'InternalServerErrorException'],
  ])
  for (const [name, expression] of Object.entries(shaped?.headers ?? {})) {
    const value = mapped(expression, exchange)
    if (value !== undefined) headers.set(name.toLowerCase(), value)
  }
  return {
    status: responses.get(type)?.status ?? defaultStatus,
    headers: [...headers],
    body: filled(template, exchange, ''),
  }
}

const errorTypes: Partial<Record<ResponseType, string>> = {
  ACCESS_DENIED: 'AccessDeniedException',
  DEFAULT_4XX: 'BadRequestException',
  MISSING_AUTHENTICATION_TOKEN: 'MissingAuthenticationTokenException',
  REQUEST_TOO_LARGE: 'RequestTooLargeException',
  UNAUTHORIZED: 'UnauthorizedException',
}
