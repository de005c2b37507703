import * as z from 'zod'
import { arn } from '../../account.ts'
import { shortId } from '../../identifiers.ts'
import { inertProperties, kind, number, type Place, truth } from '../kind.ts'

function identify(length: number, attribute: string) {
  return ({ stack, logicalId }: Place) => {
    const id = shortId(`${stack}/${logicalId}`, length)
    return { ref: id, attributes: { [attribute]: id } }
  }
}

const texts = z.record(z.string(), z.string())

export const gateway = {
  'AWS::ApiGateway::RestApi': kind(
    z.strictObject({
      Name: z.string().optional(),
      BinaryMediaTypes: z.array(z.string()).default([]),
      ...inertProperties(
        'ApiKeySourceType',
        'EndpointAccessMode',
        'FailOnWarnings',
        'Description',
        'DisableExecuteApiEndpoint',
        'EndpointConfiguration',
        'MinimumCompressionSize',
        'SecurityPolicy',
        'Tags',
      ),
    }),
    ({ stack, logicalId }) => {
      const id = shortId(`${stack}/${logicalId}`, 10)
      return { ref: id, attributes: { RestApiId: id, RootResourceId: shortId(`${id}/root`, 10) } }
    },
  ),
  'AWS::ApiGateway::Resource': kind(
    z.strictObject({ RestApiId: z.string(), ParentId: z.string(), PathPart: z.string() }),
    identify(6, 'ResourceId'),
  ),
  'AWS::ApiGateway::Method': kind(
    z.strictObject({
      RestApiId: z.string(),
      ResourceId: z.string(),
      HttpMethod: z.string(),
      AuthorizationType: z.enum(['NONE', 'CUSTOM']),
      AuthorizerId: z.string().optional(),
      ApiKeyRequired: z.literal(false).optional(),
      RequestParameters: z.record(z.string(), truth).default({}),
      RequestValidatorId: z.string().optional(),
      Integration: z.strictObject({
        Type: z.enum(['AWS_PROXY', 'MOCK']),
        IntegrationHttpMethod: z.string().optional(),
        Uri: z.string().optional(),
        RequestParameters: texts.default({}),
        RequestTemplates: texts.default({}),
        PassthroughBehavior: z.string().optional(),
        TimeoutInMillis: number.default(29_000),
        IntegrationResponses: z
          .array(
            z.strictObject({
              StatusCode: z.coerce.string(),
              ResponseParameters: texts.default({}),
              ResponseTemplates: texts.default({}),
            }),
          )
          .default([]),
      }),
      ...inertProperties('MethodResponses', 'OperationName'),
    }),
    ({ stack, logicalId }) => ({ ref: `${stack}-${logicalId}`, attributes: {} }),
  ),
  'AWS::ApiGateway::Authorizer': kind(
    z.strictObject({
      RestApiId: z.string(),
      Name: z.string(),
      Type: z.literal('REQUEST'),
      AuthorizerUri: z.string(),
      IdentitySource: z.string(),
      AuthorizerResultTtlInSeconds: number.default(300),
      ...inertProperties('AuthType'),
    }),
    identify(6, 'AuthorizerId'),
  ),
  'AWS::ApiGateway::GatewayResponse': kind(
    z.strictObject({
      RestApiId: z.string(),
      ResponseType: z.string(),
      StatusCode: z.coerce.string().optional(),
      ResponseParameters: texts.default({}),
      ResponseTemplates: texts.default({}),
    }),
    identify(6, 'Id'),
  ),
  'AWS::ApiGateway::RequestValidator': kind(
    z.strictObject({
      RestApiId: z.string(),
      Name: z.string().optional(),
      ValidateRequestBody: truth.default(false),
      ValidateRequestParameters: truth.default(false),
    }),
    identify(6, 'RequestValidatorId'),
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
