import type { RestApi } from 'aws-cdk-lib/aws-apigateway'
import { CfnWebACL, CfnWebACLAssociation } from 'aws-cdk-lib/aws-wafv2'
import { Construct } from 'constructs'

/** Requests from one address within five minutes. An office behind one address stays far below. */
const perAddress = 5000

/** AWS's rules that look at addresses and at known attacks. Those that judge the text of a body would refuse names and notes. */
const managedRules = ['AWSManagedRulesAmazonIpReputationList', 'AWSManagedRulesKnownBadInputsRuleSet']

/** Stands before the gateway and turns away floods and known attackers. */
export class Firewall extends Construct {
  constructor(scope: Construct, id: string, props: { readonly api: RestApi }) {
    super(scope, id)
    const acl = new CfnWebACL(this, 'Acl', {
      scope: 'REGIONAL',
      defaultAction: { allow: {} },
      visibilityConfig: visibleAs('Firewall'),
      rules: [
        {
          name: 'Flood',
          priority: 0,
          action: { block: {} },
          statement: { rateBasedStatement: { limit: perAddress, aggregateKeyType: 'IP' } },
          visibilityConfig: visibleAs('Flood'),
        },
        ...managedRules.map((name, index) => ({
          name,
          priority: index + 1,
          overrideAction: { none: {} },
          statement: { managedRuleGroupStatement: { vendorName: 'AWS', name } },
          visibilityConfig: visibleAs(name),
        })),
      ],
    })
    new CfnWebACLAssociation(this, 'Association', {
      resourceArn: props.api.deploymentStage.stageArn,
      webAclArn: acl.attrArn,
    })
  }
}

/** Counted, but no sample of a request is kept: it would hold a token. */
function visibleAs(metricName: string): CfnWebACL.VisibilityConfigProperty {
  return { metricName, cloudWatchMetricsEnabled: true, sampledRequestsEnabled: false }
}
