import { Duration } from 'aws-cdk-lib'
import { type IMetric, Metric } from 'aws-cdk-lib/aws-cloudwatch'
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda'
import type { CfnPipe } from 'aws-cdk-lib/aws-pipes'
import type { Queue } from 'aws-cdk-lib/aws-sqs'
import { indexes } from './constructs/table-indexes.ts'
import type { ApiStack } from './stacks/api.ts'
import type { DataStack, MainTable } from './stacks/data.ts'
import type { FlowsStack } from './stacks/flows.ts'
import type { Stage } from './stages.ts'

/** Something that who is on duty is told: the metric goes above the bound. Most are told of the first time, above 0. */
export type Signal = {
  readonly id: string
  readonly meaning: string
  readonly metric: IMetric
  readonly bound?: number
}

const period = Duration.minutes(5)

/** How long a change may wait for whoever follows it. Letters and webhooks go out at once; after ten tries, about an hour, a change is set aside. */
const lag = Duration.minutes(15)

/** A failure queue drops what is 14 days old; until then somebody has to have looked. */
const unattended = Duration.days(10)

/** All that goes wrong without anybody seeing it otherwise. */
export function signalsOf(props: {
  readonly stage: Stage
  readonly data: DataStack
  readonly api: ApiStack
  readonly flows: FlowsStack
}): Signal[] {
  const { api, data, flows, stage } = props
  const functions = [...Object.values(api.functions), ...flows.functions]
  return [
    {
      id: 'ServerErrors',
      meaning: 'A request was answered with 5xx.',
      metric: api.gateway.api.metricServerError({ period, statistic: 'Sum' }),
    },
    {
      id: 'AuthorizerErrors',
      meaning: 'The authorizer failed: nobody can sign in to work.',
      metric: api.authorizer.metricErrors({ period }),
    },
    {
      id: 'OutdatedTimeZones',
      meaning:
        'A function runs on older time zone data than the product was tested with: times in some countries may be an hour off.',
      metric: new Metric({
        namespace: 'Passerelle',
        metricName: 'outdatedTimeZones',
        dimensionsMap: { stage: stage.name },
        period,
        statistic: 'Maximum',
      }),
    },
    {
      id: 'EndingHolidays',
      meaning:
        'The holidays by which deadlines are counted are known for half a year more: the next years have to be written.',
      metric: new Metric({
        namespace: 'Passerelle',
        metricName: 'endingHolidays',
        dimensionsMap: { stage: stage.name },
        // The clock that counts says so every quarter of an hour.
        period: Duration.hours(1),
        statistic: 'Maximum',
      }),
    },
    {
      id: 'JournalsBehind',
      meaning:
        'For an hour some journal could not be sealed as far as it goes: lines stand in it that nothing proves.',
      metric: new Metric({
        namespace: 'Passerelle',
        metricName: 'journalsBehind',
        dimensionsMap: { stage: stage.name },
        // Of the runs of an hour the best: one that was cut off is made up for by the next.
        period: Duration.hours(1),
        statistic: 'Minimum',
      }),
    },
    {
      id: 'UncountedRequests',
      meaning:
        'Requests of an organisation could not be counted: they are answered, and no quota holds them.',
      metric: new Metric({
        namespace: 'Passerelle',
        metricName: 'uncountedRequests',
        dimensionsMap: { stage: stage.name },
        period,
        statistic: 'Sum',
      }),
    },
    ...[api.authorizer, ...functions].map(throttles),
    ...functions.map(errors),
    untold(flows.pipe),
    ...flows.waiting.map(lagging),
    ...throttledReadsAndWrites(data.table, indexes),
    ...throttledReadsAndWrites(data.keysTable, []),
    ...flows.failures.flatMap(givenUp),
  ]
}

function throttles(each: LambdaFunction): Signal {
  return {
    id: `Throttled${nameOf(each)}`,
    meaning: `${nameOf(each)} was turned away for want of concurrency.`,
    metric: each.metricThrottles({ period }),
  }
}

function errors(each: LambdaFunction): Signal {
  return {
    id: `Failed${nameOf(each)}`,
    meaning: `${nameOf(each)} failed.`,
    metric: each.metricErrors({ period }),
  }
}

function untold(pipe: CfnPipe): Signal {
  return {
    id: 'UntoldChanges',
    meaning: 'The pipe that tells of changes of the table failed.',
    metric: new Metric({
      namespace: 'AWS/EventBridge/Pipes',
      metricName: 'ExecutionFailed',
      dimensionsMap: { PipeName: pipe.ref },
      period,
      statistic: 'Sum',
    }),
  }
}

function lagging(queue: Queue): Signal {
  const name = nameOfFlow(queue)
  return {
    id: `Lagging${name}`,
    meaning: `${name} lags behind the changes of the table by more than ${lag.toMinutes()} minutes.`,
    metric: queue.metricApproximateAgeOfOldestMessage({ period, statistic: 'Maximum' }),
    bound: lag.toSeconds(),
  }
}

/**
 * Reads and writes that DynamoDB turned away, for the table and for each of its indexes: they are counted apart.
 * `ThrottledRequests` would not do: DynamoDB counts it by operation, and for a table as a whole it does not exist.
 */
function throttledReadsAndWrites(table: MainTable, ofIndexes: readonly string[]): Signal[] {
  return [undefined, ...ofIndexes].flatMap((index) =>
    (['Read', 'Write'] as const).map((kind) => ({
      id: `Throttled${table.node.id}${index ?? ''}${kind}s`,
      meaning: `DynamoDB turned away ${kind.toLowerCase()}s of ${index ?? 'the rows'} of ${table.node.id}.`,
      metric: new Metric({
        namespace: 'AWS/DynamoDB',
        metricName: `${kind}ThrottleEvents`,
        dimensionsMap: {
          TableName: table.tableName,
          ...(index !== undefined && { GlobalSecondaryIndexName: index }),
        },
        period,
        statistic: 'Sum',
      }),
    })),
  )
}

function givenUp(queue: Queue): Signal[] {
  const name = nameOfFlow(queue)
  return [
    {
      id: `GivenUp${name}`,
      meaning: 'An event was given up on and waits to be looked at.',
      metric: queue.metricApproximateNumberOfMessagesVisible({ period, statistic: 'Maximum' }),
    },
    {
      id: `Unattended${name}`,
      meaning: `An event that was given up on has waited for ${unattended.toDays()} days and is dropped after 14.`,
      metric: queue.metricApproximateAgeOfOldestMessage({ period, statistic: 'Maximum' }),
      bound: unattended.toSeconds(),
    },
  ]
}

/** The constructs that a queue stands in name it. */
function nameOfFlow(queue: Queue): string {
  return queue.node.path.split('/').slice(1, -1).join('')
}

/** The construct that a function stands in names it. */
function nameOf(each: LambdaFunction): string {
  return each.node.scope?.node.id ?? each.node.id
}
