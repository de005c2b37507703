import { RemovalPolicy, Stack } from 'aws-cdk-lib'
import { CfnAccount } from 'aws-cdk-lib/aws-apigateway'
import { ManagedPolicy, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import type { Construct } from 'constructs'

/**
 * The parts that an account has once in a region, whatever stages run in it: the role with which API Gateway writes
 * every log there. The stack is the same for every stage, and every deployment brings it along; so no stage takes it
 * from another one (decisions/0005).
 */
export class RegionStack extends Stack {
  constructor(scope: Construct, id: string) {
    super(scope, id, {
      stackName: 'passerelle-region',
      description: 'Passerelle: what all stages in this account and region share',
    })
    const role = new Role(this, 'GatewayLogRole', {
      assumedBy: new ServicePrincipal('apigateway.amazonaws.com'),
      managedPolicies: [
        ManagedPolicy.fromAwsManagedPolicyName('service-role/AmazonAPIGatewayPushToCloudWatchLogs'),
      ],
    })
    const account = new CfnAccount(this, 'GatewayAccount', { cloudWatchRoleArn: role.roleArn })
    // A stage that goes must not silence those that stay.
    role.applyRemovalPolicy(RemovalPolicy.RETAIN)
    account.applyRemovalPolicy(RemovalPolicy.RETAIN)
  }
}
