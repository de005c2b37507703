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

/** The queues of the template, which hold what failed until somebody looks at it. */
export type Queues = {
  /** The policy of a queue, by its ARN. */
  policy(queueArn: string): PolicyDocument | undefined
  /** Whether a role may send to the queue. */
  admits(sender: RoleSession, queueArn: string): boolean
  /** Sends under a role. Rejects when the role may not. */
  send(sender: RoleSession, queueArn: string, body: unknown): void
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
  for (const { ref, logicalId, attributes } of deployment.of('AWS::SQS::Queue')) {
    const arn = attributes['Arn'] ?? ''
    const policy = deployment
      .of('AWS::SQS::QueuePolicy')
      .find(({ properties }) => properties.Queues.includes(ref))
    const document = policy?.properties.PolicyDocument
    if (document !== undefined) {
      faults.push(...resourcePolicyFaults(document).map((fault) => `queue ${logicalId}: ${fault}`))
    }
    const accessRequest = {
      action: 'sqs:SendMessage',
      resource: arn,
      ...(document === undefined ? {} : { resourcePolicy: document }),
    }
    queues.push({ logicalId, name: attributes['QueueName'] ?? '', arn, accessRequest })
  }
  if (faults.length > 0) throw new TemplateRefused(faults)

  const find = (wanted: string) => pick('queue', queues, wanted)
  // Only `send` writes this collection, and it writes lists of messages.
  const messages = (queue: Queue) => (kept.get(queue.arn) ?? []) as readonly Message[]

  return {
    policy: (arn) => queues.find((queue) => queue.arn === arn)?.accessRequest.resourcePolicy,
    admits: (sender, arn) => judge.would(sender, find(arn).accessRequest),
    send(sender, arn, body) {
      const queue = find(arn)
      if (!judge.allows(sender, queue.accessRequest)) {
        throw new Error(`${sender.role.name} may not send to ${queue.arn}`)
      }
      const message = { id: randomUUID(), sentAt: clock.now().toISOString(), body }
      kept.set(queue.arn, [...messages(queue), message])
    },
    messages: (name) => messages(find(name)),
    purge: (name) => kept.delete(find(name).arn),
  }
}
