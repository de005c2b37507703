import { CfnOutput, Stack } from 'aws-cdk-lib'
import { PolicyStatement } from 'aws-cdk-lib/aws-iam'
import {
  ConfigurationSet,
  ConfigurationSetTlsPolicy,
  EmailIdentity,
  Identity,
  SuppressionReasons,
} from 'aws-cdk-lib/aws-ses'
import { Construct } from 'constructs'
import type { Stage } from '../stages.ts'
import type { Environment } from './bare-function.ts'

/**
 * The address that letters come from, and where they point to, as the deployment says them. SES sends nothing until the
 * owner of the address has confirmed it. Letters go out encrypted or not at all.
 */
export class Sender extends Construct {
  readonly environment: Environment
  /** The right to send from this address, by this set of rules. */
  readonly right: PolicyStatement

  constructor(scope: Construct, id: string, props: { readonly stage: Stage; readonly home: string }) {
    super(scope, id)
    const { stage, home } = props
    const { senderAddress: address } = stage.addresses
    const rules = new ConfigurationSet(this, 'Rules', {
      tlsPolicy: ConfigurationSetTlsPolicy.REQUIRE,
      suppressionReasons: SuppressionReasons.BOUNCES_AND_COMPLAINTS,
      reputationMetrics: true,
    })
    new CfnOutput(this, 'LetterRules', { value: rules.configurationSetName }).overrideLogicalId('LetterRules')
    const identity = new EmailIdentity(this, 'Identity', {
      identity: Identity.email(address),
      configurationSet: rules,
    })
    this.environment = { SENDER: address, HOME_URL: home, CONFIGURATION_SET: rules.configurationSetName }
    this.right = new PolicyStatement({
      sid: 'SendLetters',
      actions: ['ses:SendEmail'],
      resources: [
        identity.emailIdentityArn,
        Stack.of(this).formatArn({
          service: 'ses',
          resource: 'configuration-set',
          resourceName: rules.configurationSetName,
        }),
      ],
      conditions: { StringEquals: { 'ses:FromAddress': address } },
    })
  }
}
