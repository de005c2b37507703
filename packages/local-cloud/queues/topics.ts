import { account } from '../account.ts'
import { serviceAdmitted } from '../iam/evaluate.ts'
import type { Judge } from '../iam/judge.ts'
import type { RoleSession } from '../iam/principal.ts'
import type { Keys } from '../kms/keys.ts'
import { compilePattern, type Pattern } from '../streams/pattern.ts'
import type { Deployment } from '../template/deployment.ts'
import { TemplateRefused } from '../template/refusal.ts'
import type { Queues } from './queues.ts'

/** The topics of the template, each with the queues that are subscribed to it. */
export type Topics = {
  /** Whether a role may publish, and encrypt what it publishes. */
  admits(publisher: RoleSession, topicArn: string): boolean
  /** Puts a message of JSON into each subscribed queue whose filter lets it through. */
  publish(topicArn: string, message: string): void
}

type Subscription = { readonly topicArn: string; readonly queueArn: string; readonly wants: Pattern }

const service = 'sns.amazonaws.com'

/** @throws {TemplateRefused} where a queue does not admit the topic that it is subscribed to */
export function openTopics(deployment: Deployment, judge: Judge, queues: Queues, keys: Keys): Topics {
  const topics = deployment.of('AWS::SNS::Topic')
  const faults: string[] = []
  const subscriptions = deployment
    .of('AWS::SNS::Subscription')
    .flatMap(({ logicalId, properties }): Subscription[] => {
      const { TopicArn: topicArn, Endpoint: queueArn, FilterPolicy } = properties
      const fault = (text: string) => void faults.push(`subscription ${logicalId}: ${text}`)
      if (!topics.some(({ ref }) => ref === topicArn)) fault(`${topicArn} is no topic of the template`)
      const request = {
        action: 'sqs:SendMessage',
        resource: queueArn,
        context: { 'aws:SourceArn': topicArn },
      }
      const resourcePolicy = queues.policy(queueArn)
      if (resourcePolicy === undefined || !serviceAdmitted(service, { ...request, resourcePolicy })) {
        fault(`${queueArn} does not admit ${topicArn}`)
      }
      try {
        const wants = FilterPolicy === undefined ? () => true : compilePattern(JSON.stringify(FilterPolicy))
        return [{ topicArn, queueArn, wants }]
      } catch (error) {
        fault(`filter: ${String(error)}`)
        return []
      }
    })
  if (faults.length > 0) throw new TemplateRefused(faults)

  return {
    admits(publisher, topicArn) {
      const topic = topics.find(({ ref }) => ref === topicArn)
      if (topic === undefined) return false
      const policy = deployment
        .of('AWS::SNS::TopicPolicy')
        .find(({ properties }) => properties.Topics.includes(topicArn))?.properties.PolicyDocument
      const publishes = {
        action: 'sns:Publish',
        resource: topicArn,
        ...(policy && { resourcePolicy: policy }),
      }
      if (!judge.would(publisher, publishes)) return false
      const { KmsMasterKeyId } = topic.properties
      if (KmsMasterKeyId === undefined) return true
      const key = keys.find(KmsMasterKeyId)
      if (key === undefined) return false
      const context = { 'kms:CallerAccount': account.id }
      return ['kms:GenerateDataKey', 'kms:Decrypt'].every((action) =>
        judge.would(publisher, { action, resource: key.arn, resourcePolicy: key.policy, context }),
      )
    },
    publish(topicArn, message) {
      const body: unknown = JSON.parse(message)
      for (const { queueArn, wants, ...of } of subscriptions) {
        if (of.topicArn === topicArn && wants(body)) queues.put(queueArn, body)
      }
    },
  }
}
