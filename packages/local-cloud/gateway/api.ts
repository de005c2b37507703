import type { LambdaFunction } from '../lambda/function.ts'
import type { Deployment, Resource } from '../template/deployment.ts'
import { methodArn } from '../template/known/gateway.ts'
import { TemplateRefused } from '../template/refusal.ts'
import { globMatches } from './glob.ts'

type MethodProperties = Resource<'AWS::ApiGateway::Method'>['properties']

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
  readonly httpMethod: string
  readonly authorizer: Authorizer | undefined
  /** Undefined for a method that the gateway answers by itself. */
  readonly lambda: LambdaFunction | undefined
  readonly integration: MethodProperties['Integration']
  /** Parameters that must be there, for example `method.request.header.Idempotency-Key`. */
  readonly required: readonly string[]
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
  const paths = pathsOf(deployment, api)
  const find = (uri: string | undefined, where: string) => {
    const arn = /functions\/(arn:[^/]+)\/invocations$/.exec(uri ?? '')?.[1]
    const lambda = functions.find((candidate) => candidate.arn === arn)
    if (lambda === undefined) faults.push(`${where}: ${uri} is no function of the template`)
    return lambda
  }
  const admitted = (lambda: LambdaFunction, sourceArn: string, where: string) => {
    if (gatewayMayInvoke(deployment, lambda, sourceArn)) return
    faults.push(`${where}: no permission lets API Gateway invoke ${lambda.name}`)
  }

  const authorizers = new Map<string, Authorizer>()
  for (const { ref, properties } of deployment.of('AWS::ApiGateway::Authorizer')) {
    const lambda = find(properties.AuthorizerUri, `authorizer ${properties.Name}`)
    if (lambda === undefined) continue
    admitted(lambda, methodArn(api.ref, 'authorizers', ref, ''), `authorizer ${properties.Name}`)
    authorizers.set(ref, {
      id: ref,
      lambda,
      identitySources: properties.IdentitySource.split(',').map((source) => source.trim()),
      cacheSeconds: properties.AuthorizerResultTtlInSeconds,
    })
  }
  const validators = new Map(
    deployment.of('AWS::ApiGateway::RequestValidator').map(({ ref, properties }) => [ref, properties]),
  )
  const methods = deployment.of('AWS::ApiGateway::Method').map(({ properties }): Method => {
    const resourcePath = paths.get(properties.ResourceId) ?? '/'
    const where = `${properties.HttpMethod} ${resourcePath}`
    const proxied = properties.Integration.Type === 'AWS_PROXY'
    const lambda = proxied ? find(properties.Integration.Uri, where) : undefined
    if (lambda !== undefined) {
      const verb = properties.HttpMethod === 'ANY' ? '*' : properties.HttpMethod
      const sample = resourcePath.replace(/\{[^}]+\}/g, '*')
      admitted(lambda, methodArn(api.ref, stage.ref, verb, sample), where)
    }
    const authorizer = authorizers.get(properties.AuthorizerId ?? '')
    if (properties.AuthorizationType === 'CUSTOM' && authorizer === undefined) {
      faults.push(`${where}: its authorizer is not in the template`)
    }
    const validates = validators.get(properties.RequestValidatorId ?? '')?.ValidateRequestParameters === true
    const parameters = Object.entries(properties.RequestParameters)
    return {
      resourceId: properties.ResourceId,
      resourcePath,
      httpMethod: properties.HttpMethod,
      authorizer,
      lambda,
      integration: properties.Integration,
      required: validates ? parameters.filter(([, required]) => required).map(([name]) => name) : [],
    }
  })
  if (faults.length > 0) throw new TemplateRefused(faults)
  return {
    id: api.ref,
    stage: stage.ref,
    deploymentId: stage.properties.DeploymentId,
    methods,
    responses: responsesOf(deployment),
    binaryMediaTypes: api.properties.BinaryMediaTypes,
    accessLogFormat: stage.properties.AccessLogSetting?.Format,
  }
}

function pathsOf(deployment: Deployment, api: Resource<'AWS::ApiGateway::RestApi'>): Map<string, string> {
  const resources = new Map(deployment.of('AWS::ApiGateway::Resource').map((r) => [r.ref, r.properties]))
  const rootId = api.attributes['RootResourceId'] ?? ''
  const pathTo = (id: string): string => {
    const resource = resources.get(id)
    return resource === undefined ? '' : `${pathTo(resource.ParentId)}/${resource.PathPart}`
  }
  const paths = new Map([...resources.keys()].map((id) => [id, pathTo(id)]))
  return paths.set(rootId, '/')
}

function responsesOf(deployment: Deployment): Map<string, GatewayResponse> {
  const prefix = 'gatewayresponse.header.'
  return new Map(
    deployment.of('AWS::ApiGateway::GatewayResponse').map(({ properties }) => {
      const headers = Object.entries(properties.ResponseParameters)
        .filter(([name]) => name.startsWith(prefix))
        .map(([name, value]) => [name.slice(prefix.length), value])
      const status = properties.StatusCode === undefined ? undefined : Number(properties.StatusCode)
      return [
        properties.ResponseType,
        { status, headers: Object.fromEntries(headers), templates: properties.ResponseTemplates },
      ]
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
