import { dirname, join } from 'node:path'
import { serviceAdmitted } from '../iam/evaluate.ts'
import type { Role } from '../iam/roles.ts'
import type { Deployment } from '../template/deployment.ts'
import { TemplateRefused } from '../template/refusal.ts'

/** A Lambda function of the template, ready to be run. */
export type LambdaFunction = {
  readonly name: string
  readonly logicalId: string
  readonly arn: string
  readonly role: Role
  /** The file that holds the handler, without its extension. */
  readonly module: string
  /** The name under which the file exports the handler. */
  readonly exported: string
  /** Where the runtime keeps what it compiled, beside the assembly’s bundles. Nothing is kept of a bundle instead of one. */
  readonly compiled: string | undefined
  readonly environment: Readonly<Record<string, string>>
  readonly timeoutSeconds: number
  readonly memoryMegabytes: number
  /** Each tenant gets environments of its own. */
  readonly perTenant: boolean
  /** How often a failed asynchronous invocation is tried again, and where it goes in the end. */
  readonly retries: number
  readonly deadLetterArn: string | undefined
}

/** Folders that a test runs instead of the template's bundles, by logical id or function name. */
export type Bundles = Readonly<Record<string, string>>

/** The functions of a deployment. */
export function functionsOf(
  deployment: Deployment,
  roles: readonly Role[],
  bundles: Bundles,
): readonly LambdaFunction[] {
  const faults: string[] = []
  const configured = new Map(
    deployment
      .of('AWS::Lambda::EventInvokeConfig')
      .map(({ properties }) => [properties.FunctionName, properties]),
  )
  const functions = deployment
    .of('AWS::Lambda::Function')
    .flatMap(({ ref, logicalId, attributes, properties }) => {
      const role = roles.find(({ arn }) => arn === properties.Role)
      const instead = bundles[logicalId] ?? bundles[ref]
      const folder = instead ?? deployment.asset(properties.Code.S3Key)
      if (role === undefined)
        faults.push(`function ${ref}: its role ${properties.Role} is not in the template`)
      if (folder === undefined)
        faults.push(`function ${ref}: the assembly holds no bundle ${properties.Code.S3Key}`)
      if (role === undefined || folder === undefined) return []
      if (!admitsLambda(role)) faults.push(`function ${ref}: its role does not trust lambda.amazonaws.com`)
      const dot = properties.Handler.lastIndexOf('.')
      const asynchronous = configured.get(ref) ?? configured.get(attributes['Arn'] ?? '')
      const destination = asynchronous?.DestinationConfig?.OnFailure?.Destination
      const lambda: LambdaFunction = {
        name: ref,
        logicalId,
        arn: attributes['Arn'] ?? '',
        role,
        module: join(folder, properties.Handler.slice(0, dot)),
        exported: properties.Handler.slice(dot + 1),
        compiled: instead === undefined ? join(dirname(folder), '.compiled') : undefined,
        environment: properties.Environment?.Variables ?? {},
        timeoutSeconds: properties.Timeout,
        memoryMegabytes: properties.MemorySize,
        perTenant: properties.TenancyConfig !== undefined,
        retries: asynchronous?.MaximumRetryAttempts ?? 2,
        deadLetterArn: destination ?? properties.DeadLetterConfig?.TargetArn,
      }
      return [lambda]
    })
  if (faults.length > 0) throw new TemplateRefused(faults)
  return functions
}

function admitsLambda(role: Role): boolean {
  return serviceAdmitted('lambda.amazonaws.com', {
    action: 'sts:AssumeRole',
    resource: role.arn,
    resourcePolicy: role.trust,
  })
}
