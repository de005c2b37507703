import type { ApiName } from '@passerelle/contract'
import { Duration } from 'aws-cdk-lib'
import {
  AuthorizationType,
  type CfnRestApi,
  EndpointType,
  type IAuthorizer,
  IdentitySource,
  LambdaIntegration,
  type MethodOptions,
  RequestAuthorizer,
  RestApi,
} from 'aws-cdk-lib/aws-apigateway'
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda'
import { Construct } from 'constructs'
import { httpFunctions } from '../functions.ts'
import type { GatewayPath } from '../routes.ts'
import type { Stage } from '../stages.ts'
import { accessLogging, keepExecutionLogShort } from './access-log.ts'
import { answerWithProblems } from './gateway-responses.ts'

/** How long an answer of the authorizer is used again. A suspension works within this time. */
const authorizerCache = Duration.seconds(60)

/** The way in: every path of the contract, and behind each the function that answers it. */
export class Gateway extends Construct {
  readonly api: RestApi
  readonly authorizer: RequestAuthorizer

  constructor(
    scope: Construct,
    id: string,
    props: {
      readonly stage: Stage
      readonly authorizer: LambdaFunction
      readonly functions: Readonly<Record<ApiName, LambdaFunction>>
      readonly paths: readonly GatewayPath[]
    },
  ) {
    super(scope, id)
    const { stage, functions, paths } = props
    this.api = new RestApi(this, 'Api', {
      restApiName: `passerelle-${stage.name}`,
      description: 'Passerelle: the way in',
      endpointTypes: [EndpointType.REGIONAL],
      // Bodies arrive as the bytes that were sent, so that the function sees invalid UTF-8 for what it is.
      binaryMediaTypes: ['*/*'],
      // The role with which the gateway writes its logs is one for all stages in a region (stacks/region.ts).
      cloudWatchRole: false,
      deployOptions: {
        stageName: stage.name,
        throttlingRateLimit: stage.throttle.rate,
        throttlingBurstLimit: stage.throttle.burst,
        ...accessLogging(this, stage),
      },
    })
    assertModernTls(this.api)
    keepExecutionLogShort(this, this.api, stage)
    answerWithProblems(this.api)
    this.authorizer = new RequestAuthorizer(this, 'Authorizer', {
      handler: props.authorizer,
      identitySources: [IdentitySource.header('Authorization')],
      resultsCacheTtl: authorizerCache,
    })
    for (const { path, api, open } of paths) {
      const integration = integrationOf(functions[api], httpFunctions[api].perTenant)
      // One entry for all methods: which of them a path knows is said by the function, with 405 and Allow.
      this.api.root
        .resourceForPath(path)
        .addMethod('ANY', integration, open ? openToAll : guardedBy(this.authorizer))
    }
  }
}

const openToAll: MethodOptions = { authorizationType: AuthorizationType.NONE }

function guardedBy(authorizer: IAuthorizer): MethodOptions {
  return { authorizationType: AuthorizationType.CUSTOM, authorizer }
}

/** Passes a request on as it came. A `perTenant` function runs in an environment of the tenant that was verified. */
function integrationOf(handler: LambdaFunction, perTenant: boolean): LambdaIntegration {
  return new LambdaIntegration(handler, {
    scopePermissionToMethod: false,
    ...(perTenant
      ? { requestParameters: { 'integration.request.header.X-Amz-Tenant-Id': 'context.authorizer.tenantId' } }
      : {}),
  })
}

/** TLS 1.2 or 1.3, and only under the name of this API. */
function assertModernTls(api: RestApi): void {
  // `RestApi` has no option for it; its default child is the resource that it describes.
  const resource = api.node.defaultChild as CfnRestApi
  resource.securityPolicy = 'SecurityPolicy_TLS13_1_2_2021_06'
  resource.endpointAccessMode = 'STRICT'
}
