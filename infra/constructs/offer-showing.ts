import { eventKeyPatterns } from '@passerelle/table/key-patterns'
import { Duration } from 'aws-cdk-lib'
import type { PolicyStatement } from 'aws-cdk-lib/aws-iam'
import type { Queue } from 'aws-cdk-lib/aws-sqs'
import { Construct } from 'constructs'
import { commonEnvironment } from '../environment.ts'
import type { DataStack } from '../stacks/data.ts'
import type { Stage } from '../stages.ts'
import { EventFunction } from './event-function.ts'
import { failureQueue } from './failure-queue.ts'
import { allowOnKeys } from './leading-keys.ts'
import type { TableChanges } from './table-changes.ts'

/**
 * Writes what anybody finds after what the organisations say: an offer, a vacancy, what a centre says of itself, a name, a
 * place, or that an organisation is suspended. It opens no key (decisions/0014).
 */
export class OfferShowing extends Construct {
  readonly show: EventFunction
  readonly failures: Queue

  constructor(
    scope: Construct,
    id: string,
    props: { readonly stage: Stage; readonly data: DataStack; readonly changes: TableChanges },
  ) {
    super(scope, id)
    const { stage, data } = props
    this.failures = failureQueue(this, 'Failures', stage)
    this.show = new EventFunction(this, 'Show', {
      name: 'show-offers',
      stage,
      description: 'Passerelle: what anybody finds follows what organisations publish',
      environment: commonEnvironment(data, stage),
      rights: rights(data),
      // An organisation that is suspended may have a thousand offers.
      timeout: Duration.minutes(2),
    })
    props.changes.follow(this, {
      target: this.show.function,
      rows: ['OFFER#', 'VACANCY#', 'EMPLOYER#', 'CENTRE', 'SETTINGS', 'PLACES', 'ORGANISATION'],
      failures: this.failures,
    })
  }
}

function rights(data: DataStack): PolicyStatement[] {
  const resources = [data.table.tableArn]
  const { directory, employers, offers, offerLists, settings, vacancies } = eventKeyPatterns
  const shown = [...eventKeyPatterns.shownOffers, ...eventKeyPatterns.shownVacancies]
  const own = [...offers, ...vacancies, ...employers, ...settings, ...directory]
  return [
    allowOnKeys({
      sid: 'Reads',
      actions: ['dynamodb:GetItem', 'dynamodb:BatchGetItem'],
      resources,
      keys: [...own, ...shown],
    }),
    allowOnKeys({
      sid: 'AllOffers',
      actions: ['dynamodb:Query'],
      resources,
      keys: [...offers, ...vacancies],
    }),
    // That what is shown still follows from what was read.
    allowOnKeys({ sid: 'AsRead', actions: ['dynamodb:ConditionCheckItem'], resources, keys: own }),
    allowOnKeys({
      sid: 'Shows',
      actions: ['dynamodb:PutItem', 'dynamodb:DeleteItem'],
      resources,
      keys: [...shown, ...offerLists],
    }),
  ]
}
