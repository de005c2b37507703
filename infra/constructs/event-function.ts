import { Duration } from 'aws-cdk-lib'
import type { PolicyStatement } from 'aws-cdk-lib/aws-iam'
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda'
import { Construct } from 'constructs'
import type { EventFunctionName } from '../functions.ts'
import type { Stage } from '../stages.ts'
import { bareFunction, type Environment } from './bare-function.ts'

/** A function that an event, a clock or a person with deployment rights starts. It has a narrow role of its own. */
export class EventFunction extends Construct {
  readonly function: LambdaFunction

  constructor(
    scope: Construct,
    id: string,
    props: {
      readonly name: EventFunctionName
      readonly stage: Stage
      readonly description: string
      readonly environment: Environment
      readonly rights: readonly PolicyStatement[]
      /** How long one run may take; a minute unless said. */
      readonly timeout?: Duration
    },
  ) {
    super(scope, id)
    const { rights, timeout = Duration.minutes(1), ...rest } = props
    this.function = bareFunction(this, {
      ...rest,
      // Nobody waits for it.
      memorySize: 512,
      timeout,
    })
    for (const right of rights) this.function.addToRolePolicy(right)
  }
}
