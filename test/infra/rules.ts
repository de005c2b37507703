import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { field } from './rights.ts'
import { addresses, dev, prod } from './stages.ts'
import { root, synthesise } from './synthesis.ts'

const settings: unknown = JSON.parse(readFileSync(join(root, 'cdk.json'), 'utf8'))

describe('the synthesis', () => {
  it('writes the same for the same sources', async () => {
    const repeated = await synthesise({ stage: 'prod', ...addresses })
    expect(repeated.templates).toEqual(prod.templates)
    expect(repeated.bundles).toEqual(prod.bundles)
  })

  it('refuses a stage that it does not know', async () => {
    await expect(synthesise({ stage: 'production' })).rejects.toThrow('Unknown stage "production"')
  })
})

describe('cdk.json', () => {
  it('follows every recommendation of the library that it was written for', () => {
    const recommended: unknown = createRequire(import.meta.url)('aws-cdk-lib/recommended-feature-flags.json')
    expect(field(settings, 'context')).toEqual({ ...Object(recommended), 'cli-telemetry': false })
  })

  it('tells nobody that it runs', () => {
    expect(settings).toMatchObject({ notices: false, versionReporting: false })
  })
})

describe.each([
  ['dev', dev],
  ['prod', prod],
])('the rules of AwsSolutions in %s', (stage, { report }) => {
  const rules = report.pluginReports.find(({ pluginName }) => pluginName === 'AwsSolutions')
  const acknowledged = rules?.suppressedViolations ?? []

  it('find nothing that is not acknowledged, and neither do those of CloudFormation', () => {
    expect(rules?.violations).toEqual([])
    expect(report.pluginReports.flatMap(({ violations }) => violations)).toEqual([])
  })

  it('are acknowledged one by one, with a reason that says more than the finding', () => {
    const found = acknowledged.map(({ acknowledgedAt, ruleName }) => `${acknowledgedAt} ${ruleName}`)
    const gateway = 'Api/Gateway/Api'
    const logs =
      'AwsSolutions-IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/service-role/AmazonAPIGatewayPushToCloudWatchLogs]'
    expect(new Set(found)).toEqual(
      new Set([
        'Identity/Pool AwsSolutions-COG2',
        `${gateway} AwsSolutions-APIG2`,
        `Region/GatewayLogRole ${logs}`,
        'Flows/TableChanges/Role AwsSolutions-IAM5[Resource::*]',
        'Flows/TableChanges/Failures AwsSolutions-SQS3',
        'Flows/ReferralExpiry/Failures AwsSolutions-SQS3',
        'Flows/CaseEnding/Failures AwsSolutions-SQS3',
        'Data/SealBucket AwsSolutions-S1',
        'Data/FileBucket AwsSolutions-S1',
        `Api/Authorizer/TenantRole/Role AwsSolutions-IAM5[Resource::${arnOfFiles(stage)}/T/<aws:PrincipalTag/tenant>/*]`,
        `Flows/FileRemoval/Remove/Role AwsSolutions-IAM5[Resource::${arnOfFiles(stage)}/T/${'?'.repeat(26)}/*]`,
        'Flows/JournalSealing/Failures AwsSolutions-SQS3',
        `Flows/JournalSealing/SealingRole/Role AwsSolutions-IAM5[Resource::${arnOfSeals(stage)}/<aws:PrincipalTag/tenant>/*]`,
        'Flows/MemberNotices/Daily/Failures AwsSolutions-SQS3',
        'Console/Distribution AwsSolutions-CFR1',
        'Console/Distribution AwsSolutions-CFR2',
        'Console/Distribution AwsSolutions-CFR3',
        'Console/Release/Publish/Role AwsSolutions-IAM5[Resource::<BucketFiles9F596FAA.Arn>/*]',
        ...(stage === 'dev'
          ? [`${gateway}/DeploymentStage.dev AwsSolutions-APIG3`, 'Console/Distribution AwsSolutions-CFR4']
          : []),
      ]),
    )
    for (const { reason } of acknowledged) expect(reason?.length).toBeGreaterThan(60)
  })
})

const arnOfSeals = (stage: string) => arnOf('SealBucketA90528DBArn5DE6FF56', stage)
const arnOfFiles = (stage: string) => arnOf('FileBucketCDFCD6DEArn6F708092', stage)

/** A bucket of the data stack, as another stack names it. */
function arnOf(bucket: string, stage: string): string {
  return JSON.stringify({
    'Fn::GetStackOutput': {
      StackName: `passerelle-${stage}-data`,
      Region: { Ref: 'AWS::Region' },
      OutputName: `PublishOutputFnGetAtt${bucket}`,
    },
  })
}
