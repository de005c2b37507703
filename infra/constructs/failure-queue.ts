import { Duration } from 'aws-cdk-lib'
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs'
import type { Construct } from 'constructs'
import type { Stage } from '../stages.ts'

/**
 * Where an event goes that was tried often enough. It holds where the record stands, not the record; in prod it outlives
 * its stack, so that what nobody has looked at yet is not lost with it.
 */
export function failureQueue(scope: Construct, id: string, stage: Stage): Queue {
  return new Queue(scope, id, {
    encryption: QueueEncryption.SQS_MANAGED,
    enforceSSL: true,
    retentionPeriod: Duration.days(14),
    removalPolicy: stage.removal,
  })
}
