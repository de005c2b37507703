import type { ApiName } from '@passerelle/contract'
import { httpFunctions } from '../functions.ts'
import type { GatewayPath } from '../routes.ts'
import { gatewayResponses } from './gateway-responses.ts'

/** How long an answer of the authorizer is used again, in seconds. A suspension works within this time. */
const authorizerCache = 60

/**
 * What the gateway is made from: an OpenAPI document with the gateway's own extensions, one entry a path (decisions/0001).
 * As one document it is one resource of the 500 that a stack may have, however many paths the contract gets.
 *
 * @param uriOf where the gateway calls a function
 */
export function gatewayDocument(
  title: string,
  paths: readonly GatewayPath[],
  uriOf: (name: ApiName | 'authorizer') => string,
) {
  return {
    openapi: '3.0.1',
    info: { title, description: 'Passerelle: the way in', version: '1' },
    paths: Object.fromEntries(
      paths.map(({ path, api, open }) => [
        path,
        {
          // One entry for all methods: which of them a path knows is said by the function, with 405 and Allow.
          'x-amazon-apigateway-any-method': {
            security: open ? [] : [{ Authorizer: [] }],
            parameters: parametersOf(path),
            responses: { default: { description: 'What the function answers' } },
            'x-amazon-apigateway-integration': integrationOf(uriOf(api), httpFunctions[api].perTenant),
          },
        },
      ]),
    ),
    components: {
      securitySchemes: {
        Authorizer: {
          type: 'apiKey',
          name: 'Authorization',
          in: 'header',
          'x-amazon-apigateway-authtype': 'custom',
          'x-amazon-apigateway-authorizer': {
            type: 'request',
            authorizerUri: uriOf('authorizer'),
            identitySource: 'method.request.header.Authorization',
            authorizerResultTtlInSeconds: authorizerCache,
          },
        },
      },
    },
    'x-amazon-apigateway-gateway-responses': gatewayResponses(),
  }
}

function parametersOf(path: string) {
  return [...path.matchAll(/\{([^}]+)\}/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string' },
  }))
}

/** Passes a request on as it came. A `perTenant` function runs in an environment of the tenant that was verified. */
function integrationOf(uri: string, perTenant: boolean) {
  return {
    type: 'aws_proxy',
    httpMethod: 'POST',
    uri,
    ...(perTenant
      ? { requestParameters: { 'integration.request.header.X-Amz-Tenant-Id': 'context.authorizer.tenantId' } }
      : {}),
  }
}
