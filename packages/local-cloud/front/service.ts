import type { Principal } from '../iam/principal.ts'

/** A call to one service of the account, as it came in over HTTP. */
export type Call = {
  /** For example `dynamodb`, `kms`, `sts`. */
  readonly service: string
  /** For example `GetItem`. */
  readonly operation: string
  readonly body: Buffer
  /** The principal that signed the call; undefined for a call that needs no signature (signing in). */
  readonly principal: Principal | undefined
  /** The header of a call that is not signed: credentials of another kind, for example of a client of the pool. */
  readonly authorization?: string | undefined
}

export type Answer = {
  readonly status: number
  readonly contentType: string
  readonly body: Buffer | string
  readonly headers?: Readonly<Record<string, string>>
}

export type Service = {
  readonly name: string
  /** How errors are spelled: JSON with `__type`, or the XML of the query protocol. */
  readonly protocol: 'json' | 'query'
  handle(call: Call): Promise<Answer>
}

/** A refusal in the words of the AWS service, for example `AccessDeniedException`. */
export class ServiceError extends Error {
  override readonly name = 'ServiceError'
  readonly code: string
  readonly status: number

  constructor(code: string, message: string, status = 400) {
    super(message)
    this.code = code
    this.status = status
  }
}

const json = 'application/x-amz-json-1.1'

export function jsonAnswer(value: unknown): Answer {
  return { status: 200, contentType: json, body: JSON.stringify(value) }
}

/** The error as the service's SDK client expects it. */
export function errorAnswer(service: Service, error: ServiceError): Answer {
  const { code, status, message } = error
  if (service.protocol === 'json') {
    const type = service.name === 'dynamodb' ? `com.amazon.coral.service#${code}` : code
    return { status, contentType: json, body: JSON.stringify({ __type: type, message, Message: message }) }
  }
  const body = `<ErrorResponse><Error><Type>Sender</Type><Code>${code}</Code><Message>${escapeXml(message)}</Message></Error></ErrorResponse>`
  return { status, contentType: 'text/xml', body }
}

export function escapeXml(text: string): string {
  return text.replace(/[<>&"']/g, (character) => `&#${character.charCodeAt(0)};`)
}

/** The principal of a call that must be signed. */
export function signedBy(call: Call): Principal {
  if (call.principal !== undefined) return call.principal
  throw new ServiceError('MissingAuthenticationTokenException', 'Missing Authentication Token', 403)
}
