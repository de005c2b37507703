import { randomUUID } from 'node:crypto'
import { account } from '../account.ts'
import type { RoleSession } from '../iam/principal.ts'
import type { LogSink } from '../log.ts'
import type { Queues } from '../queues/queues.ts'
import type { Outcome } from './environment.ts'
import type { LambdaFunction } from './function.ts'
import type { Invoker } from './invoker.ts'

/** Invocations whose caller does not wait: tried again on failure, then handed to the failure destination. */
export type Asynchronous = {
  /** Resolves with the last outcome, once the event is handled or given up. */
  invoke(lambda: LambdaFunction, event: unknown): Promise<Outcome>
  /** How many are under way. */
  pending(): number
  /** Resolves once none is under way. */
  idle(): Promise<void>
}

type Options = {
  readonly invoker: Invoker
  readonly queues: Queues
  readonly log: LogSink
  readonly clock: { now(): Date }
  readonly pause: (attempt: number) => number
}

export function openAsynchronous({ invoker, queues, log, clock, pause }: Options): Asynchronous {
  const under = new Set<Promise<Outcome>>()

  async function run(lambda: LambdaFunction, event: unknown): Promise<Outcome> {
    for (let tried = 1; ; tried += 1) {
      const outcome = await invoker.invoke(lambda, event)
      if (!('error' in outcome)) return outcome
      log({ source: 'cloud', line: `${lambda.name} failed (try ${tried}): ${outcome.error.errorMessage}` })
      if (tried > lambda.retries) {
        giveUp(lambda, event, outcome, tried)
        return outcome
      }
      await new Promise((resolve) => setTimeout(resolve, pause(tried)))
    }
  }

  function giveUp(
    lambda: LambdaFunction,
    event: unknown,
    { error }: Extract<Outcome, { error: unknown }>,
    tries: number,
  ) {
    if (lambda.deadLetterArn === undefined) return
    const sender: RoleSession = {
      kind: 'role',
      role: lambda.role,
      sessionName: `${account.id}-async`,
      tags: lambda.role.tags,
    }
    queues.send(sender, lambda.deadLetterArn, {
      version: '1.0',
      timestamp: clock.now().toISOString(),
      requestContext: {
        requestId: randomUUID(),
        functionArn: `${lambda.arn}:$LATEST`,
        condition: 'RetriesExhausted',
        approximateInvokeCount: tries,
      },
      requestPayload: event,
      responseContext: { statusCode: 200, executedVersion: '$LATEST', functionError: 'Unhandled' },
      responsePayload: error,
    })
  }

  return {
    invoke(lambda, event) {
      const running = run(lambda, event)
      under.add(running)
      void running.finally(() => under.delete(running)).catch(() => {})
      return running
    },
    pending: () => under.size,
    async idle() {
      while (under.size > 0) await Promise.allSettled([...under])
    },
  }
}
