import { shortId } from '../identifiers.ts'
import type { LambdaFunction } from '../lambda/function.ts'
import type { Deployment } from '../template/deployment.ts'
import { anyMethod, methodArn, type Operation, type RestApiDocument } from '../template/known/gateway.ts'
import { TemplateRefused } from '../template/refusal.ts'
import { globMatches } from './glob.ts'

/** A Lambda authorizer with its own cache rules. */
export type Authorizer = {
  readonly id: string
  readonly lambda: LambdaFunction
  /** For example `method.request.header.Authorization`. */
  readonly identitySources: readonly string[]
  readonly cacheSeconds: number
}

export type Method = {
  readonly resourceId: string
  /** The resource's path, for example `/v1/referrals/{id}`. */
  readonly resourcePath: string
  /** `ANY` for one that takes every method. */
  readonly httpMethod: string
  readonly authorizer: Authorizer | undefined
  readonly lambda: LambdaFunction
  /** By the header that the function gets, where its value comes from. */
  readonly requestParameters: Readonly<Record<string, string>>
  readonly timeoutMs: number
}

export type GatewayResponse = {
  readonly status: number | undefined
  readonly headers: Readonly<Record<string, string>>
  readonly templates: Readonly<Record<string, string>>
}

/** A REST API with its one stage. */
export type Api = {
  readonly id: string
  readonly stage: string
  readonly deploymentId: string
  readonly methods: readonly Method[]
  readonly responses: ReadonlyMap<string, GatewayResponse>
  readonly binaryMediaTypes: readonly string[]
  readonly accessLogFormat: string | undefined
}

/** The REST API of the template, or undefined where it has none. */
export function apiOf(deployment: Deployment, functions: readonly LambdaFunction[]): Api | undefined {
  const apis = deployment.of('AWS::ApiGateway::RestApi')
  const [api] = apis
  if (api === undefined) return undefined
  if (apis.length > 1) throw new TemplateRefused(['the template has more than one REST API'])
  const stages = deployment.of('AWS::ApiGateway::Stage')
  const [stage] = stages
  if (stage === undefined || stages.length > 1)
    throw new TemplateRefused(['the REST API needs exactly one stage'])
  const faults: string[] = []
  /** The function behind an address, where the gateway may call it from `source`. */
  const called = (uri: string, source: string, where: string): LambdaFunction | undefined => {
    const arn = /functions\/(arn:[^/]+)\/invocations$/.exec(uri)?.[1]
    const lambda = functions.find((candidate) => candidate.arn === arn)
    if (lambda === undefined) faults.push(`${where}: ${uri} is no function of the template`)
    else if (!gatewayMayInvoke(deployment, lambda, source))
      faults.push(`${where}: no permission lets API Gateway invoke ${lambda.name}`)
    return lambda
  }
  const document = api.properties.Body
  const authorizers = new Map(
    Object.entries(document.components.securitySchemes).flatMap(([id, scheme]): [string, Authorizer][] => {
      const { authorizerUri, identitySource, authorizerResultTtlInSeconds } =
        scheme['x-amazon-apigateway-authorizer']
      const source = methodArn(api.ref, 'authorizers', id, '')
      const lambda = called(authorizerUri, source, `authorizer ${id}`)
      if (lambda === undefined) return []
      const identitySources = identitySource.split(',').map((each) => each.trim())
      return [[id, { id, lambda, identitySources, cacheSeconds: authorizerResultTtlInSeconds }]]
    }),
  )
  const methods = operationsOf(document).flatMap(({ resourcePath, httpMethod, operation }): Method[] => {
    const where = `${httpMethod} ${resourcePath}`
    const wanted = operation.security.flatMap((schemes) => Object.keys(schemes))
    const authorizer = authorizers.get(wanted[0] ?? '')
    if (wanted.length > 1 || (wanted.length === 1 && authorizer === undefined))
      faults.push(`${where}: its authorizer is not in the template`)
    const { uri, requestParameters, timeoutInMillis } = operation['x-amazon-apigateway-integration']
    const verb = httpMethod === 'ANY' ? '*' : httpMethod
    const sample = resourcePath.replace(/\{[^}]+\}/g, '*')
    const lambda = called(uri, methodArn(api.ref, stage.ref, verb, sample), where)
    if (lambda === undefined) return []
    const resourceId = shortId(`${api.ref}${resourcePath}`, 6)
    return [
      {
        resourceId,
        resourcePath,
        httpMethod,
        authorizer,
        lambda,
        requestParameters,
        timeoutMs: timeoutInMillis,
      },
    ]
  })
  if (faults.length > 0) throw new TemplateRefused(faults)
  return {
    id: api.ref,
    stage: stage.ref,
    deploymentId: stage.properties.DeploymentId,
    methods,
    responses: responsesOf(document),
    binaryMediaTypes: api.properties.BinaryMediaTypes,
    accessLogFormat: stage.properties.AccessLogSetting?.Format,
  }
}

type Placed = { readonly resourcePath: string; readonly httpMethod: string; readonly operation: Operation }

function operationsOf({ paths }: RestApiDocument): Placed[] {
  return Object.entries(paths).flatMap(([resourcePath, operations]) =>
    Object.entries(operations).map(([method, operation]) => ({
      resourcePath,
      httpMethod: method === anyMethod ? 'ANY' : method.toUpperCase(),
      operation,
    })),
  )
}

function responsesOf(document: RestApiDocument): Map<string, GatewayResponse> {
  const prefix = 'gatewayresponse.header.'
  return new Map(
    Object.entries(document['x-amazon-apigateway-gateway-responses']).map(([type, response]) => {
      const headers = Object.entries(response.responseParameters)
        .filter(([name]) => name.startsWith(prefix))
        .map(([name, value]) => [name.slice(prefix.length), value])
      const { statusCode: status, responseTemplates: templates } = response
      return [type, { status, headers: Object.fromEntries(headers), templates }]
    }),
  )
}

/** Lambda answers the gateway only where a permission names the function and covers the source. */
function gatewayMayInvoke(deployment: Deployment, lambda: LambdaFunction, sourceArn: string): boolean {
  return deployment.of('AWS::Lambda::Permission').some(({ properties }) => {
    if (properties.Principal !== 'apigateway.amazonaws.com') return false
    if (properties.FunctionName !== lambda.name && properties.FunctionName !== lambda.arn) return false
    return properties.SourceArn === undefined || globMatches(properties.SourceArn, sourceArn)
  })
}
