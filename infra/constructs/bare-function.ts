import type { Duration } from 'aws-cdk-lib'
import { PolicyDocument, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import {
  Architecture,
  Function as LambdaFunction,
  LoggingFormat,
  Runtime,
  type TenancyConfig,
} from 'aws-cdk-lib/aws-lambda'
import { LogGroup } from 'aws-cdk-lib/aws-logs'
import type { Construct } from 'constructs'
import type { FunctionName } from '../functions.ts'
import type { Stage } from '../stages.ts'
import { bundle, entryPoint } from './bundle.ts'

export type Environment = Readonly<Record<string, string>>

/** A function whose role may write its own log and nothing else; what it may do beyond is granted where it is used. */
export function bareFunction(
  scope: Construct,
  props: {
    readonly name: FunctionName
    readonly stage: Stage
    readonly description: string
    readonly environment: Environment
    readonly memorySize: number
    readonly timeout: Duration
    readonly tenancyConfig?: TenancyConfig
    /** How many environments it has for itself, where the stage reserves them. */
    readonly concurrency?: number
  },
): LambdaFunction {
  const { name, stage, environment, concurrency, ...rest } = props
  refuseReservedNames(name, environment)
  const logGroup = new LogGroup(scope, 'Log', {
    logGroupName: `/passerelle/${stage.name}/${name}`,
    retention: stage.logRetention,
    removalPolicy: stage.removal,
  })
  const role = new Role(scope, 'Role', {
    assumedBy: new ServicePrincipal('lambda.amazonaws.com'),
    // Within the role: a policy beside it is one resource more, of the 500 that a stack may have.
    inlinePolicies: { Log: writing(logGroup) },
  })
  return new LambdaFunction(scope, 'Function', {
    ...rest,
    functionName: functionNameOf(stage, name),
    code: bundle(scope, name),
    handler: entryPoint,
    runtime: Runtime.NODEJS_24_X,
    architecture: Architecture.ARM_64,
    environment: { ...environment },
    ...(stage.reservedConcurrency && concurrency !== undefined
      ? { reservedConcurrentExecutions: concurrency }
      : {}),
    loggingFormat: LoggingFormat.JSON,
    logGroup,
    role,
  })
}

/** The name of a function in the account. */
export function functionNameOf(stage: Stage, name: FunctionName): string {
  return `passerelle-${stage.name}-${name}`
}

function writing({ logGroupArn }: LogGroup): PolicyDocument {
  const actions = ['logs:CreateLogStream', 'logs:PutLogEvents']
  return new PolicyDocument({ statements: [new PolicyStatement({ actions, resources: [logGroupArn] })] })
}

/** An endpoint in the template would send a function's calls, with its credentials, to whoever stands there. */
function refuseReservedNames(name: FunctionName, environment: Environment): void {
  const reserved = Object.keys(environment).filter((key) => key.startsWith('AWS_'))
  if (reserved.length > 0) throw new Error(`${name} may not be deployed with ${reserved.join(', ')}.`)
}
