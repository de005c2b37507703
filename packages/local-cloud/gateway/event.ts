import { account } from '../account.ts'
import { type Exchange, header, requestTime } from './exchange.ts'
import { isBinary } from './media-types.ts'

/** The event of a Lambda proxy integration, as a REST API sends it. */
export function proxyEvent(exchange: Exchange): Record<string, unknown> {
  const { api, body } = exchange
  const binary = isBinary(header(exchange, 'content-type'), api.binaryMediaTypes)
  return {
    ...requestPart(exchange),
    requestContext: requestContext(exchange),
    body: body.length === 0 ? null : body.toString(binary ? 'base64' : 'utf8'),
    isBase64Encoded: binary && body.length > 0,
  }
}

/** The event of a REQUEST authorizer. */
export function authorizerEvent(exchange: Exchange, methodArn: string): Record<string, unknown> {
  return { type: 'REQUEST', methodArn, ...requestPart(exchange), requestContext: requestContext(exchange) }
}

function requestPart(exchange: Exchange) {
  const multiValueHeaders = { ...Object.fromEntries(exchange.headers), ...forwarding(exchange) }
  const multiValueQueryStringParameters = queryOf(exchange)
  return {
    resource: exchange.method?.resourcePath,
    path: exchange.path,
    httpMethod: exchange.httpMethod,
    headers: lastOfEach(multiValueHeaders),
    multiValueHeaders,
    queryStringParameters: nullIfEmpty(lastOfEach(multiValueQueryStringParameters)),
    multiValueQueryStringParameters: nullIfEmpty(multiValueQueryStringParameters),
    pathParameters: nullIfEmpty(exchange.pathParameters ?? {}),
    stageVariables: null,
  }
}

function requestContext(exchange: Exchange) {
  const { api, method, receivedAt } = exchange
  return {
    accountId: account.id,
    apiId: api.id,
    ...(exchange.authorizer === undefined ? {} : { authorizer: exchange.authorizer }),
    deploymentId: api.deploymentId,
    domainName: `${api.id}.execute-api.${account.region}.${account.urlSuffix}`,
    domainPrefix: api.id,
    extendedRequestId: exchange.extendedRequestId,
    httpMethod: exchange.httpMethod,
    identity: {
      accessKey: null,
      accountId: null,
      caller: null,
      cognitoAuthenticationProvider: null,
      cognitoAuthenticationType: null,
      cognitoIdentityId: null,
      cognitoIdentityPoolId: null,
      principalOrgId: null,
      sourceIp: exchange.sourceIp,
      user: null,
      userAgent: header(exchange, 'user-agent') ?? null,
      userArn: null,
    },
    path: `/${api.stage}${exchange.path}`,
    protocol: 'HTTP/1.1',
    requestId: exchange.requestId,
    requestTime: requestTime(receivedAt),
    requestTimeEpoch: receivedAt.getTime(),
    resourceId: method?.resourceId,
    resourcePath: method?.resourcePath,
    stage: api.stage,
  }
}

/** The headers that the gateway itself adds. */
function forwarding(exchange: Exchange): Record<string, readonly string[]> {
  const trace = `Root=1-${Math.floor(exchange.receivedAt.getTime() / 1000).toString(16)}-${exchange.requestId.replaceAll('-', '').slice(0, 24)}`
  return {
    'X-Amzn-Trace-Id': [trace],
    'X-Forwarded-For': [exchange.sourceIp],
    'X-Forwarded-Port': ['443'],
    'X-Forwarded-Proto': ['https'],
  }
}

function queryOf({ query }: Exchange): Record<string, string[]> {
  const values = new Map<string, string[]>()
  for (const [name, value] of query) values.set(name, [...(values.get(name) ?? []), value])
  return Object.fromEntries(values)
}

function lastOfEach(values: Readonly<Record<string, readonly string[]>>): Record<string, string> {
  return Object.fromEntries(Object.entries(values).map(([name, all]) => [name, all.at(-1) ?? '']))
}

function nullIfEmpty<Value extends object>(value: Value): Value | null {
  return Object.keys(value).length === 0 ? null : value
}
