import { randomUUID } from 'node:crypto'
import { resourcePolicyFaults } from '../iam/grammar.ts'
import type { Judge } from '../iam/judge.ts'
import type { AccessRequest, RoleSession } from '../iam/principal.ts'
import { pick } from '../naming.ts'
import type { Store } from '../store.ts'
import type { Deployment } from '../template/deployment.ts'
import type { PolicyDocument } from '../template/kind.ts'
import { TemplateRefused } from '../template/refusal.ts'

/** A message as it stands in a queue. */
export type Message = { readonly id: string; readonly sentAt: string; readonly body: unknown }

/** A message that waits to be taken, and how often it was handed over in vain. */
export type Waiting = Message & { readonly tries: number }

/** The queues of the template: what waits for a function, and what failed until somebody looks at it. */
export type Queues = {
  has(queueArn: string): boolean
  /** The policy of a queue, by its ARN. */
  policy(queueArn: string): PolicyDocument | undefined
  /** Whether a role may send to the queue. */
  admits(sender: RoleSession, queueArn: string): boolean
  /** Sends under a role. Rejects when the role may not. */
  send(sender: RoleSession, queueArn: string, body: unknown): void
  /** Puts a message there for a service that the queue's policy admits. */
  put(queueArn: string, body: unknown): void
  /** What waits in a queue, the next first. */
  waiting(queueArn: string): readonly Waiting[]
  /** Takes a batch out: what failed goes behind all others, or to the dead letters once it was tried often enough. */
  settle(queueArn: string, batch: readonly Waiting[], failed: readonly Waiting[]): void
  /** Calls back when something came into a queue. */
  onMessage(listener: (queueArn: string) => void): void
  /** The messages of a queue, oldest first; by logical id, name, ARN or URL. */
  messages(queue: string): readonly Message[]
  /** Takes everything out of a queue. */
  purge(queue: string): void
}

type Queue = {
  readonly logicalId: string
  readonly name: string
  readonly arn: string
  readonly accessRequest: AccessRequest
  /** Where a message goes that was handed over so often in vain; none: it is handed over for ever. */
  readonly deadLetters: { readonly deadLetterTargetArn: string; readonly maxReceiveCount: number } | undefined
}

export function openQueues(
  deployment: Deployment,
  store: Store,
  judge: Judge,
  clock: { now(): Date },
): Queues {
  const kept = store.open('queues')
  const queues: Queue[] = []
  const faults: string[] = []
  for (const { ref, logicalId, attributes, properties } of deployment.of('AWS::SQS::Queue')) {
    const arn = attributes['Arn'] ?? ''
    const policy = deployment.of('AWS::SQS::QueuePolicy').find((each) => each.properties.Queues.includes(ref))
    const document = policy?.properties.PolicyDocument
    if (document !== undefined) {
      faults.push(...resourcePolicyFaults(document).map((fault) => `queue ${logicalId}: ${fault}`))
    }
    const accessRequest = {
      action: 'sqs:SendMessage',
      resource: arn,
      ...(document === undefined ? {} : { resourcePolicy: document }),
    }
    const { RedrivePolicy: deadLetters } = properties
    queues.push({ logicalId, name: attributes['QueueName'] ?? '', arn, accessRequest, deadLetters })
  }
  for (const { logicalId, deadLetters } of queues) {
    if (deadLetters === undefined || queues.some(({ arn }) => arn === deadLetters.deadLetterTargetArn))
      continue
    faults.push(`queue ${logicalId}: ${deadLetters.deadLetterTargetArn} is no queue of the template`)
  }
  if (faults.length > 0) throw new TemplateRefused(faults)

  const find = (wanted: string) => pick('queue', queues, wanted)
  // Only `keep` writes this collection, and it writes lists of messages.
  const waiting = (arn: string) => (kept.get(arn) ?? []) as readonly Waiting[]
  const listeners: ((queueArn: string) => void)[] = []

  function keep(arn: string, messages: readonly Waiting[]): void {
    if (messages.length > 0) kept.set(arn, messages)
    else kept.delete(arn)
  }

  function put(arn: string, body: unknown): void {
    const message = { id: randomUUID(), sentAt: clock.now().toISOString(), body, tries: 0 }
    keep(arn, [...waiting(arn), message])
    for (const listener of listeners) listener(arn)
  }

  return {
    has: (arn) => queues.some((queue) => queue.arn === arn),
    policy: (arn) => queues.find((queue) => queue.arn === arn)?.accessRequest.resourcePolicy,
    admits: (sender, arn) => judge.would(sender, find(arn).accessRequest),
    send(sender, arn, body) {
      const queue = find(arn)
      if (!judge.allows(sender, queue.accessRequest)) {
        throw new Error(`${sender.role.name} may not send to ${queue.arn}`)
      }
      put(queue.arn, body)
    },
    put,
    waiting,
    settle(arn, batch, failed) {
      const { deadLetters } = find(arn)
      const taken = new Set(batch.map(({ id }) => id))
      const tried = failed.map((message) => ({ ...message, tries: message.tries + 1 }))
      const isOver = ({ tries }: Waiting) => deadLetters !== undefined && tries >= deadLetters.maxReceiveCount
      keep(arn, [
        ...waiting(arn).filter(({ id }) => !taken.has(id)),
        ...tried.filter((each) => !isOver(each)),
      ])
      for (const { body } of tried.filter(isOver)) put(deadLetters?.deadLetterTargetArn ?? '', body)
    },
    onMessage: (listener) => void listeners.push(listener),
    messages: (name) => waiting(find(name).arn).map(({ id, sentAt, body }) => ({ id, sentAt, body })),
    purge: (name) => kept.delete(find(name).arn),
  }
}
