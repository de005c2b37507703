import * as z from 'zod'
import { account } from '../account.ts'
import type { Judge } from '../iam/judge.ts'
import type { RoleSession } from '../iam/principal.ts'
import type { LambdaFunction } from '../lambda/function.ts'
import type { Invoker } from '../lambda/invoker.ts'
import type { LogSink } from '../log.ts'
import { openRunner, type Runner } from '../runner.ts'
import type { Deployment } from '../template/deployment.ts'
import { TemplateRefused } from '../template/refusal.ts'
import type { Queues, Waiting } from './queues.ts'

/** A function that is handed what comes into a queue. */
export type Consumer = {
  readonly queueArn: string
  readonly lambda: LambdaFunction
  readonly batchSize: number
  /** Whether the function says which messages of a batch have to come again. */
  readonly reportsItems: boolean
}

/**
 * The event source mappings of a deployment.
 *
 * @throws {TemplateRefused} where the function's role may not take messages from the queue
 */
export function consumersOf(
  deployment: Deployment,
  functions: readonly LambdaFunction[],
  judge: Judge,
  queues: Queues,
): readonly Consumer[] {
  const faults: string[] = []
  const consumers = deployment
    .of('AWS::Lambda::EventSourceMapping')
    .flatMap(({ logicalId, properties }): Consumer[] => {
      const fault = (text: string) => void faults.push(`mapping ${logicalId}: ${text}`)
      const { FunctionName, EventSourceArn, BatchSize, FunctionResponseTypes, Enabled } = properties
      const lambda = functions.find(({ name, arn }) => name === FunctionName || arn === FunctionName)
      if (lambda === undefined) fault(`there is no function ${FunctionName}`)
      if (!queues.has(EventSourceArn)) fault(`${EventSourceArn} is no queue of the template`)
      if (lambda === undefined || Enabled === false) return []
      if (lambda.perTenant) fault('a function isolated by tenant takes events from API Gateway alone')
      for (const action of ['ReceiveMessage', 'DeleteMessage', 'GetQueueAttributes']) {
        const resourcePolicy = queues.policy(EventSourceArn)
        const request = { action: `sqs:${action}`, resource: EventSourceArn }
        if (!judge.would(roleOf(lambda), { ...request, ...(resourcePolicy && { resourcePolicy }) })) {
          fault(`${lambda.role.name} may not sqs:${action}`)
        }
      }
      const reportsItems = FunctionResponseTypes.length > 0
      return [{ queueArn: EventSourceArn, lambda, batchSize: BatchSize, reportsItems }]
    })
  if (faults.length > 0) throw new TemplateRefused(faults)
  return consumers
}

type ConsumeOptions = {
  readonly consumer: Consumer
  readonly queues: Queues
  readonly invoker: Invoker
  readonly log: LogSink
  /** How long to wait before try number `attempt`, in milliseconds. */
  readonly pause: (attempt: number) => number
}

const reportSchema = z
  .object({ batchItemFailures: z.array(z.object({ itemIdentifier: z.string() })).nullish() })
  .nullable()

/**
 * Hands a function what comes into its queue. A message that it does not take goes behind all others, until it was tried
 * as often as the queue allows and goes to its dead letters.
 */
export function consume({ consumer, queues, invoker, log, pause }: ConsumeOptions): Runner {
  const { queueArn, lambda, batchSize } = consumer

  /** The messages of a batch that the function did not take. */
  async function leftOver(batch: readonly Waiting[]): Promise<readonly Waiting[]> {
    const Records = batch.map(({ id, body, tries }) => ({
      messageId: id,
      body: JSON.stringify(body),
      attributes: { ApproximateReceiveCount: String(tries + 1) },
      eventSource: 'aws:sqs',
      eventSourceARN: queueArn,
      awsRegion: account.region,
    }))
    const outcome = await invoker.invoke(lambda, { Records })
    if ('error' in outcome) {
      log({ source: 'queue', line: `${lambda.name} failed: ${outcome.error.errorMessage}` })
      return batch
    }
    if (!consumer.reportsItems) return []
    const report = reportSchema.safeParse(JSON.parse(outcome.payload))
    if (!report.success) return batch
    const failed = new Set((report.data?.batchItemFailures ?? []).map(({ itemIdentifier }) => itemIdentifier))
    const known = batch.filter(({ id }) => failed.has(id))
    // An identifier that is none fails the whole batch.
    return known.length === failed.size ? known : batch
  }

  async function work(closing: () => boolean): Promise<number> {
    let handled = 0
    for (;;) {
      const batch = queues.waiting(queueArn).slice(0, batchSize)
      if (batch.length === 0 || closing()) return handled
      const failed = await leftOver(batch)
      if (closing()) return handled
      queues.settle(queueArn, batch, failed)
      handled += batch.length
      const tries = Math.max(0, ...failed.map((message) => message.tries + 1))
      if (tries > 0) await new Promise((resolve) => setTimeout(resolve, pause(tries)))
    }
  }

  return openRunner(work, (error) => log({ source: 'queue', line: `${lambda.name}: ${String(error)}` }))
}

/** The function's own role, as which Lambda takes messages. */
function roleOf(lambda: LambdaFunction): RoleSession {
  return { kind: 'role', role: lambda.role, sessionName: `${account.id}-queue`, tags: lambda.role.tags }
}
