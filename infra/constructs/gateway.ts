import type { ApiName } from '@passerelle/contract'
import { ArnFormat, Stack } from 'aws-cdk-lib'
import { ApiDefinition, type CfnRestApi, EndpointType, SpecRestApi } from 'aws-cdk-lib/aws-apigateway'
import { ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda'
import { Construct } from 'constructs'
import type { GatewayPath } from '../routes.ts'
import type { Stage } from '../stages.ts'
import { accessLogging, keepExecutionLogShort } from './access-log.ts'
import { functionNameOf } from './bare-function.ts'
import { gatewayDocument } from './gateway-document.ts'

/** The way in: every path of the contract, and behind each the function that answers it. */
export class Gateway extends Construct {
  readonly api: SpecRestApi

  constructor(
    scope: Construct,
    id: string,
    props: { readonly stage: Stage; readonly paths: readonly GatewayPath[] },
  ) {
    super(scope, id)
    const { stage, paths } = props
    const restApiName = `passerelle-${stage.name}`
    this.api = new SpecRestApi(this, 'Api', {
      restApiName,
      apiDefinition: ApiDefinition.fromInline(
        gatewayDocument(restApiName, paths, (name) => invocationOf(this, stage, name)),
      ),
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
  }

  /** Lets the gateway call what stands behind it, before anybody comes in. */
  admitTo(functions: Readonly<Record<ApiName, LambdaFunction>>, authorizer: LambdaFunction): void {
    const { api } = this
    const principal = new ServicePrincipal('apigateway.amazonaws.com')
    const authorizers = Stack.of(this).formatArn({
      service: 'execute-api',
      resource: api.restApiId,
      resourceName: 'authorizers/*',
    })
    authorizer.addPermission('Gateway', { principal, sourceArn: authorizers })
    for (const each of Object.values(functions)) {
      each.addPermission('Gateway', { principal, sourceArn: api.arnForExecuteApi() })
    }
    api.deploymentStage.node.addDependency(authorizer, ...Object.values(functions))
  }
}

/**
 * Where the gateway calls a function, by its name: functions are told the address of the gateway, and neither could be
 * made before the other if the gateway referred to them.
 */
function invocationOf(scope: Construct, stage: Stage, name: ApiName | 'authorizer'): string {
  const stack = Stack.of(scope)
  const functionArn = stack.formatArn({
    service: 'lambda',
    resource: 'function',
    resourceName: functionNameOf(stage, name),
    arnFormat: ArnFormat.COLON_RESOURCE_NAME,
  })
  return stack.formatArn({
    service: 'apigateway',
    account: 'lambda',
    resource: `path/2015-03-31/functions/${functionArn}/invocations`,
    arnFormat: ArnFormat.COLON_RESOURCE_NAME,
  })
}

/** TLS 1.2 or 1.3, and only under the name of this API. */
function assertModernTls(api: SpecRestApi): void {
  // `SpecRestApi` has no option for it; its default child is the resource that it describes.
  const resource = api.node.defaultChild as CfnRestApi
  resource.securityPolicy = 'SecurityPolicy_TLS13_1_2_2021_06'
  resource.endpointAccessMode = 'STRICT'
}
