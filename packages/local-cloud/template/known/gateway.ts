import * as z from 'zod'
import { arn } from '../../account.ts'
import { shortId } from '../../identifiers.ts'
import { inertProperties, kind, number, type Place } from '../kind.ts'

function identify(length: number, attribute: string) {
  return ({ stack, logicalId }: Place) => {
    const id = shortId(`${stack}/${logicalId}`, length)
    return { ref: id, attributes: { [attribute]: id } }
  }
}

const texts = z.record(z.string(), z.string())

const operation = z.strictObject({
  security: z.array(z.record(z.string(), z.tuple([]))),
  'x-amazon-apigateway-integration': z.strictObject({
    type: z.literal('aws_proxy'),
    httpMethod: z.literal('POST'),
    uri: z.string(),
    requestParameters: texts.default({}),
    timeoutInMillis: number.default(29_000),
  }),
  ...inertProperties('parameters', 'responses'),
})

/** The name under which a document gives an operation that takes every method. */
export const anyMethod = 'x-amazon-apigateway-any-method'
const methods = ['get', 'put', 'post', 'delete', 'patch', 'head', 'options', anyMethod] as const

const authorizer = z.strictObject({
  type: z.literal('apiKey'),
  name: z.string(),
  in: z.literal('header'),
  'x-amazon-apigateway-authtype': z.literal('custom'),
  'x-amazon-apigateway-authorizer': z.strictObject({
    type: z.literal('request'),
    authorizerUri: z.string(),
    identitySource: z.string(),
    authorizerResultTtlInSeconds: number.default(300),
  }),
})

const gatewayResponse = z.strictObject({
  statusCode: z.coerce.number().optional(),
  responseParameters: texts.default({}),
  responseTemplates: texts.default({}),
})

/** A REST API as one OpenAPI document, with the extensions of API Gateway that the template uses. */
const restApiDocument = z.strictObject({
  openapi: z.literal('3.0.1'),
  paths: z.record(z.string(), z.partialRecord(z.enum(methods), operation)),
  components: z.strictObject({ securitySchemes: z.record(z.string(), authorizer) }),
  'x-amazon-apigateway-gateway-responses': z.record(z.string(), gatewayResponse).default({}),
  ...inertProperties('info'),
})

export type RestApiDocument = z.infer<typeof restApiDocument>
export type Operation = z.infer<typeof operation>

export const gateway = {
  'AWS::ApiGateway::RestApi': kind(
    z.strictObject({
      Body: restApiDocument,
      BinaryMediaTypes: z.array(z.string()).default([]),
      ...inertProperties(
        'EndpointAccessMode',
        'EndpointConfiguration',
        'FailOnWarnings',
        'Name',
        'SecurityPolicy',
        'Tags',
      ),
    }),
    ({ stack, logicalId }) => {
      const id = shortId(`${stack}/${logicalId}`, 10)
      return { ref: id, attributes: { RestApiId: id } }
    },
  ),
  'AWS::ApiGateway::Deployment': kind(
    z.strictObject({ RestApiId: z.string(), ...inertProperties('Description') }),
    identify(6, 'DeploymentId'),
  ),
  'AWS::ApiGateway::Stage': kind(
    z.strictObject({
      RestApiId: z.string(),
      DeploymentId: z.string(),
      StageName: z.string(),
      AccessLogSetting: z.strictObject({ DestinationArn: z.string(), Format: z.string() }).optional(),
      MethodSettings: z.array(z.record(z.string(), z.unknown())).optional(),
      ...inertProperties('CacheClusterEnabled', 'Description', 'Tags', 'TracingEnabled'),
    }),
    (place) => ({ ref: place.name('StageName'), attributes: {} }),
  ),
  'AWS::ApiGateway::Account': kind(z.strictObject({ CloudWatchRoleArn: z.string() }), identify(10, 'Id')),
}

/** The ARN that permissions and authorizer policies name: `arn:aws:execute-api:…:<api>/<stage>/<METHOD>/<path>`. */
export function methodArn(apiId: string, stage: string, method: string, path: string): string {
  return arn('execute-api', `${apiId}/${stage}/${method}${path}`)
}
