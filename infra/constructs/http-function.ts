import type { ApiName } from '@passerelle/contract'
import { Duration } from 'aws-cdk-lib'
import { type Function as LambdaFunction, TenancyConfig } from 'aws-cdk-lib/aws-lambda'
import { Construct } from 'constructs'
import { httpFunctions } from '../functions.ts'
import type { Stage } from '../stages.ts'
import { bareFunction, type Environment } from './bare-function.ts'

/**
 * A function that answers HTTP requests. Its own role may do nothing, unless one is given more: it acts with the
 * credentials that the authorizer minted for the caller's tenant.
 */
export class HttpFunction extends Construct {
  readonly function: LambdaFunction

  constructor(
    scope: Construct,
    id: string,
    props: { readonly name: ApiName; readonly stage: Stage; readonly environment: Environment },
  ) {
    super(scope, id)
    const { name, stage, environment } = props
    const kept = httpFunctions[name]
    this.function = bareFunction(this, {
      name,
      stage,
      description: `Passerelle: answers the routes of ${name}`,
      // One whole processor. A tenant's own environment starts cold more often than a shared one, and starting is
      // processor time; opening a caseload of 10,000 names is too. Half the processor would cost the same and take twice as long.
      memorySize: 1769,
      timeout: Duration.seconds(15),
      // Who calls any other function is nobody's member, and has no quota.
      ...(kept.perTenant
        ? {
            environment: { ...environment, QUOTAS: JSON.stringify(stage.quotas) },
            tenancyConfig: TenancyConfig.PER_TENANT,
          }
        : { environment, concurrency: kept.concurrency }),
    })
  }
}
