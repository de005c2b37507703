import type { SpecRestApi } from 'aws-cdk-lib/aws-apigateway'
import { CfnWebACL, CfnWebACLAssociation } from 'aws-cdk-lib/aws-wafv2'
import { Construct } from 'constructs'

/** Requests from one address within five minutes. An office behind one address stays far below. */
const perAddress = 5000

/** As many as an edge of the distribution may pass on in that time, for all who come by it. */
const perEdge = 100_000

/** The distribution says so in every request that it passes on. Whoever pretends it gains the bound of an edge alone. */
const throughEdge: CfnWebACL.StatementProperty = {
  byteMatchStatement: {
    fieldToMatch: { singleHeader: { Name: 'via' } },
    positionalConstraint: 'CONTAINS',
    searchString: '(CloudFront)',
    textTransformations: [{ priority: 0, type: 'NONE' }],
  },
}

/** Floods, by the address that the gateway sees or, behind the distribution, by the one that the edge has seen. */
const floods: Readonly<Record<string, CfnWebACL.RateBasedStatementProperty>> = {
  Flood: {
    limit: perAddress,
    aggregateKeyType: 'IP',
    scopeDownStatement: { notStatement: { statement: throughEdge } },
  },
  FloodThroughEdge: {
    limit: perAddress,
    aggregateKeyType: 'FORWARDED_IP',
    forwardedIpConfig: { headerName: 'X-Forwarded-For', fallbackBehavior: 'MATCH' },
    scopeDownStatement: throughEdge,
  },
  FloodOfEdge: { limit: perEdge, aggregateKeyType: 'IP' },
}

/** AWS's rules that look at addresses and at known attacks. Those that judge the text of a body would refuse names and notes. */
const managedRules = ['AWSManagedRulesAmazonIpReputationList', 'AWSManagedRulesKnownBadInputsRuleSet']

/** Stands before the gateway and turns away floods and known attackers. */
export class Firewall extends Construct {
  constructor(scope: Construct, id: string, props: { readonly api: SpecRestApi }) {
    super(scope, id)
    const acl = new CfnWebACL(this, 'Acl', {
      scope: 'REGIONAL',
      defaultAction: { allow: {} },
      visibilityConfig: visibleAs('Firewall'),
      rules: [
        ...Object.entries(floods).map(([name, rateBasedStatement], priority) => ({
          name,
          priority,
          action: { block: {} },
          statement: { rateBasedStatement },
          visibilityConfig: visibleAs(name),
        })),
        ...managedRules.map((name, index) => ({
          name,
          priority: Object.keys(floods).length + index,
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
