import { type App, Validations } from 'aws-cdk-lib'
import type { Stage } from './stages.ts'

type Acknowledgement = {
  /** The construct, with everything in it. */
  readonly at: string
  /** A rule of AwsSolutions, or what a construct of the library warns of. */
  readonly rule: `AwsSolutions-${string}` | `@aws-cdk/${string}`
  readonly reason: string
  /** Where the finding only arises in one stage. */
  readonly only?: Stage['name']
}

/** Every finding of the rules that is meant to be so, and why. A finding that is not listed fails the synthesis. */
const acknowledgements: readonly Acknowledgement[] = [
  {
    at: 'Identity/Pool',
    rule: 'AwsSolutions-COG2',
    reason:
      'Staff of partner organisations share computers, and not everybody has a telephone of their own. A second factor ' +
      'is offered to all and demanded of those who set one up; stolen passwords and risky sign-ins are refused.',
  },
  {
    at: 'Api/Gateway/Api',
    rule: 'AwsSolutions-APIG2',
    reason:
      'The functions validate every request against the schema that the API description is made from, and name path ' +
      'and reason of what is wrong; a second copy of the schema in the gateway could only differ.',
  },
  {
    at: 'Region/GatewayLogRole',
    rule: 'AwsSolutions-IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/service-role/AmazonAPIGatewayPushToCloudWatchLogs]',
    reason: 'API Gateway writes the logs of a region through one role, for which AWS prescribes this policy.',
  },
  {
    at: 'Api/Gateway/Api/DeploymentStage.dev',
    rule: 'AwsSolutions-APIG3',
    reason: 'The firewall is paid by the month and stands where people work; here nobody does.',
    only: 'dev',
  },
  {
    at: 'Flows/TableChanges/Role',
    rule: 'AwsSolutions-IAM5[Resource::*]',
    reason:
      'ListStreams, by which a pipe finds the stream, knows no resource; it returns names of streams only.',
  },
  {
    at: 'Flows/TableChanges/Failures',
    rule: 'AwsSolutions-SQS3',
    reason: 'This queue is where the pipe gives up; it is read by people, and an alarm tells them.',
  },
  {
    at: 'Flows/ReferralExpiry/Failures',
    rule: 'AwsSolutions-SQS3',
    reason: 'This queue is where a clock gives up; it is read by people, and an alarm tells them.',
  },
  {
    at: 'Flows/CaseEnding/Failures',
    rule: 'AwsSolutions-SQS3',
    reason: 'This queue is where a clock gives up; it is read by people, and an alarm tells them.',
  },
  {
    at: 'Data/SealBucket',
    rule: 'AwsSolutions-S1',
    reason:
      'One function writes here, each name once, and whoever reads is an auditor; a log would tell nothing more.',
  },
  {
    at: 'Data/FileBucket',
    rule: 'AwsSolutions-S1',
    reason:
      'Each reading of a file stands in the journal of its organisation, with who read it; a log would say less.',
  },
  ...(['dev', 'prod'] as const).flatMap((only): Acknowledgement[] => [
    {
      at: 'Api/Authorizer/TenantRole/Role',
      rule: `AwsSolutions-IAM5[Resource::${arnOf('FileBucketCDFCD6DEArn6F708092', only)}/T/<aws:PrincipalTag/tenant>/*]`,
      reason: 'The files of one organisation, by the tag of the session, each under a name of its own.',
      only,
    },
    {
      at: 'Flows/FileRemoval/Remove/Role',
      rule: `AwsSolutions-IAM5[Resource::${arnOf('FileBucketCDFCD6DEArn6F708092', only)}/T/${'?'.repeat(26)}/*]`,
      reason:
        'The function removes what stood in a file whose row has gone, whichever organisation it was of.',
      only,
    },
  ]),
  ...(['dev', 'prod'] as const).map(
    (only): Acknowledgement => ({
      at: 'Flows/JournalSealing/SealingRole/Role',
      rule: `AwsSolutions-IAM5[Resource::${arnOf('SealBucketA90528DBArn5DE6FF56', only)}/<aws:PrincipalTag/tenant>/*]`,
      reason: 'The seals of one organisation, by the tag of the session, each under a name of its own.',
      only,
    }),
  ),
  {
    at: 'Flows/JournalSealing/Failures',
    rule: 'AwsSolutions-SQS3',
    reason: 'This queue is where a clock gives up; it is read by people, and an alarm tells them.',
  },
  {
    at: 'Flows/MemberNotices/Daily/Failures',
    rule: 'AwsSolutions-SQS3',
    reason: 'This queue is where a clock gives up; it is read by people, and an alarm tells them.',
  },
  {
    at: 'Console/Distribution',
    rule: 'AwsSolutions-CFR1',
    reason:
      'Coaches and advisers work in many countries, and people who return open their own page from wherever they are.',
  },
  {
    at: 'Console/Distribution',
    rule: 'AwsSolutions-CFR2',
    reason:
      'The gateway behind has the firewall, in prod; the files are public, the same for everybody, and answered by the ' +
      'edge. A firewall before the distribution would have to stand in another region than the rest.',
  },
  {
    at: 'Console/Distribution',
    rule: 'AwsSolutions-CFR3',
    reason:
      'Its log would hold the address of each person and each query, and so the names that people search for. The ' +
      'gateway logs every call and the bucket every file that is read, and both without either.',
  },
  {
    at: 'Console/Distribution',
    rule: 'AwsSolutions-CFR4',
    reason:
      'In dev the console stands under the name that CloudFront gives it, whose certificate and versions of TLS are ' +
      'CloudFront’s own; in prod it has a certificate and TLS 1.2 or above.',
    only: 'dev',
  },
  {
    at: 'Console/Distribution/Origin1',
    rule: '@aws-cdk/aws-cloudfront-origins:listBucketSecurityRisk',
    reason:
      'The right to list tells a file that is missing from one that is forbidden: 404 and not 403. The address of the ' +
      'top is answered by the page, and no query reaches the bucket, so nobody lists.',
  },
  {
    at: 'Console/Release/Publish/Role',
    rule: 'AwsSolutions-IAM5[Resource::<BucketFiles9F596FAA.Arn>/*]',
    reason:
      'The function writes each file of the build, under the name that the build gives it, into this one bucket.',
  },
]

/** A bucket of the data stack, as another stack names it. */
function arnOf(bucket: string, stage: Stage['name']): string {
  return JSON.stringify({
    'Fn::GetStackOutput': {
      StackName: `passerelle-${stage}-data`,
      Region: { Ref: 'AWS::Region' },
      OutputName: `PublishOutputFnGetAtt${bucket}`,
    },
  })
}

/** Tells the rules what is meant to be so. Throws for a place that is no longer there, so that no reason outlives it. */
export function acknowledgeFindings(app: App, stage: Stage): void {
  for (const { at, rule, reason, only } of acknowledgements) {
    if (only !== undefined && only !== stage.name) continue
    const place = app.node.findAll().find((construct) => construct.node.path === at)
    if (place === undefined) throw new Error(`${rule} is acknowledged at ${at}, but nothing is there.`)
    const source = rule.startsWith('@aws-cdk/') ? 'Annotation' : 'AwsSolutions'
    Validations.of(place).acknowledge({ id: `${source}::${rule}`, reason })
  }
}
