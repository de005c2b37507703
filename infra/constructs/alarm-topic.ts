import { Stack } from 'aws-cdk-lib'
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import { Key } from 'aws-cdk-lib/aws-kms'
import { Topic } from 'aws-cdk-lib/aws-sns'
import type { Construct } from 'constructs'
import type { Stage } from '../stages.ts'

/** The topic of alarms. People on duty subscribe to it; no address stands in the code. */
export function alarmTopic(scope: Construct, stage: Stage): Topic {
  const masterKey = new Key(scope, 'TopicKey', {
    description: `Passerelle ${stage.name}: encrypts alarms`,
    enableKeyRotation: true,
    removalPolicy: stage.removal,
  })
  masterKey.addToResourcePolicy(
    new PolicyStatement({
      sid: 'AlarmsOfThisAccount',
      principals: [new ServicePrincipal('cloudwatch.amazonaws.com')],
      actions: ['kms:Decrypt', 'kms:GenerateDataKey'],
      resources: ['*'],
      conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(scope).account } },
    }),
  )
  return new Topic(scope, 'Topic', { displayName: `Passerelle ${stage.name}`, masterKey, enforceSSL: true })
}
