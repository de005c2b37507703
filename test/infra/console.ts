import { runInNewContext } from 'node:vm'
import { describe, expect, it } from 'vitest'
import { field, list, rolesOf } from './rights.ts'
import { addresses, dev, prod } from './stages.ts'
import { resource, resourcesOf, type Templates } from './synthesis.ts'

const { templates } = dev

const distribution = (of: Templates = templates) =>
  field(resource(of, 'AWS::CloudFront::Distribution').properties, 'DistributionConfig')
const standard = field(distribution(), 'DefaultCacheBehavior')
const behaviours = list(field(distribution(), 'CacheBehaviors'))
const behaviour = (pattern: string) => behaviours.find((each) => field(each, 'PathPattern') === pattern)
const bucket = (of: Templates = templates) => resource(of, 'AWS::S3::Bucket', 'Bucket/Files')

/** CloudFront's own policies, by what they do. */
const cachesNothing = '4135ea2d-6df8-44a3-9df3-4b5a84be39ad'
const cachesLong = '658327ea-f89d-4fab-a63d-7e88639e58f6'
const passesAllButTheHost = 'b689b0a8-53d0-40ab-baf2-68738e2966ac'

describe('the files of the console', () => {
  it('are closed to everybody, encrypted, and read over TLS alone', () => {
    for (const { id, properties } of resourcesOf(templates, 'AWS::S3::Bucket')) {
      expect(properties['PublicAccessBlockConfiguration']).toEqual({
        BlockPublicAcls: true,
        BlockPublicPolicy: true,
        IgnorePublicAcls: true,
        RestrictPublicBuckets: true,
      })
      expect(properties['BucketEncryption']).toBeDefined()
      const policy = resourcesOf(templates, 'AWS::S3::BucketPolicy').find(
        (each) => field(each.properties['Bucket'], 'Ref') === id,
      )
      expect(statementsOf(policy?.properties)).toContainEqual(
        expect.objectContaining({
          Effect: 'Deny',
          Action: 's3:*',
          Condition: { Bool: { 'aws:SecureTransport': 'false' } },
        }),
      )
    }
  })

  it('are read by this distribution and by nobody else', () => {
    const policy = resource(templates, 'AWS::S3::BucketPolicy', 'Bucket/Files').properties
    const allowed = statementsOf(policy).filter((each) => field(each, 'Effect') === 'Allow')
    expect(allowed).toHaveLength(1)
    expect(allowed[0]).toMatchObject({
      Principal: { Service: 'cloudfront.amazonaws.com' },
      Action: ['s3:GetObject', 's3:ListBucket'],
    })
    expect(JSON.stringify(field(field(allowed[0], 'Condition'), 'StringEquals'))).toContain(
      resource(templates, 'AWS::CloudFront::Distribution').id,
    )
    const [origin] = list(field(distribution(), 'Origins'))
    expect(JSON.stringify(field(origin, 'OriginAccessControlId'))).toContain(
      resource(templates, 'AWS::CloudFront::OriginAccessControl').id,
    )
  })

  it('are written by the function of the release, which may do nothing else', () => {
    // Neither what is locked away nor what stands in the files of cases is a file of the console.
    const others = ['Flows/JournalSealing/', 'Flows/FileRemoval/', 'Api/Authorizer/TenantRole/']
    const writers = rolesOf(templates).filter(
      ({ path, statements }) =>
        !others.some((other) => path.startsWith(other)) &&
        statements.some(({ actions }) => actions.some((action) => action.startsWith('s3:'))),
    )
    expect(writers.map(({ path }) => path)).toEqual(['Console/Release/Publish/Role/Resource'])
    const rights = writers.flatMap(({ statements }) => statements.map(({ actions }) => actions))
    expect(rights).toEqual([['logs:CreateLogStream', 'logs:PutLogEvents'], ['s3:PutObject']])
  })

  it('leave a trace each time that one is read, for as long as the other logs are kept', () => {
    expect(bucket().properties['LoggingConfiguration']).toEqual({
      DestinationBucketName: { Ref: resource(templates, 'AWS::S3::Bucket', 'AccessLog').id },
    })
    const days = (of: Templates) =>
      field(
        list(
          field(resource(of, 'AWS::S3::Bucket', 'AccessLog').properties['LifecycleConfiguration'], 'Rules'),
        )[0],
        'ExpirationInDays',
      )
    expect([days(templates), days(prod.templates)]).toEqual([7, 180])
  })

  it('outlive their stack in prod, and the stack refuses to be deleted', () => {
    expect(bucket(prod.templates)).toMatchObject({ DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain' })
    expect(bucket()).toMatchObject({ DeletionPolicy: 'Delete', UpdateReplacePolicy: 'Delete' })
  })
})

describe('the distribution', () => {
  it('answers console and API under one origin, so no rule lets another one in', () => {
    expect(behaviours.map((each) => field(each, 'PathPattern'))).toEqual(['/assets/*', '/v1/*'])
    expect(JSON.stringify(templates.Console)).not.toMatch(/access-control-allow|CorsConfig/i)
  })

  it('hands calls to the gateway as they came and keeps no answer', () => {
    expect(behaviour('/v1/*')).toMatchObject({
      AllowedMethods: ['GET', 'HEAD', 'OPTIONS', 'PUT', 'PATCH', 'POST', 'DELETE'],
      CachePolicyId: cachesNothing,
      OriginRequestPolicyId: passesAllButTheHost,
      ViewerProtocolPolicy: 'https-only',
    })
    expect(field(behaviour('/v1/*'), 'FunctionAssociations')).toBeUndefined()
  })

  it('turns no error into a page: what the API refuses stays refused', () => {
    expect(field(distribution(), 'CustomErrorResponses')).toBeUndefined()
  })

  it('keeps files with a digest in their names, and no page', () => {
    expect(behaviour('/assets/*')).toMatchObject({ CachePolicyId: cachesLong, Compress: true })
    expect(standard).toMatchObject({ CachePolicyId: cachesNothing })
  })

  it('sends everything of the console over HTTPS, with the same headers', () => {
    const policy = { Ref: resource(templates, 'AWS::CloudFront::ResponseHeadersPolicy').id }
    for (const each of [standard, behaviour('/assets/*')])
      expect(each).toMatchObject({
        ResponseHeadersPolicyId: policy,
        ViewerProtocolPolicy: 'redirect-to-https',
      })
  })

  it('stands in prod under the name that people know, over TLS 1.2 or above', () => {
    expect(distribution(prod.templates)).toMatchObject({
      Aliases: [new URL(addresses.homeUrl).host],
      ViewerCertificate: {
        AcmCertificateArn: addresses.certificate,
        MinimumProtocolVersion: 'TLSv1.2_2021',
        SslSupportMethod: 'sni-only',
      },
    })
  })
})

describe('the headers of the console', () => {
  const config = field(
    resource(templates, 'AWS::CloudFront::ResponseHeadersPolicy').properties,
    'ResponseHeadersPolicyConfig',
  )
  const security = field(config, 'SecurityHeadersConfig')
  const content = JSON.stringify(field(field(security, 'ContentSecurityPolicy'), 'ContentSecurityPolicy'))

  it('let nothing run or be loaded that is not a file of its own', () => {
    for (const directive of [
      "default-src 'none'",
      "script-src 'self'",
      "style-src 'self'",
      "font-src 'self'",
      "base-uri 'none'",
      "frame-ancestors 'none'",
    ])
      expect(content).toContain(directive)
    expect(content).not.toMatch(/unsafe|\*|http:/)
  })

  it('let the page talk to its own origin and to the identity pool of the region, and to nobody else', () => {
    expect(content).toMatch(
      /connect-src 'self' https:\/\/cognito-idp\.",\{"Ref":"AWS::Region"\},"\.",\{"Ref":"AWS::URLSuffix"\},"; /,
    )
  })

  it('demand HTTPS for two years, and tell no other page where somebody was', () => {
    expect(security).toMatchObject({
      StrictTransportSecurity: {
        AccessControlMaxAgeSec: 63_072_000,
        IncludeSubdomains: true,
        Override: true,
      },
      ContentTypeOptions: { Override: true },
      FrameOptions: { FrameOption: 'DENY', Override: true },
      ReferrerPolicy: { ReferrerPolicy: 'no-referrer', Override: true },
    })
    expect(list(field(field(config, 'CustomHeadersConfig'), 'Items'))).toContainEqual({
      Header: 'Cross-Origin-Opener-Policy',
      Value: 'same-origin',
      Override: true,
    })
  })
})

describe('an address of the console', () => {
  const code = String(resource(templates, 'AWS::CloudFront::Function').properties['FunctionCode'])
  const led = (uri: string) =>
    field(runInNewContext(`${code}; handler({ request: { uri: ${JSON.stringify(uri)} } })`), 'uri')

  it.each([
    ['/', '/index.html'],
    ['/cases/0123', '/index.html'],
    ['/sign-in/', '/index.html'],
    ['/members', '/index.html'],
    ['/me', '/me/index.html'],
    ['/me/plan', '/me/index.html'],
    ['/favicon.svg', '/favicon.svg'],
    ['/config.json', '/config.json'],
  ])('%s is answered by %s', (uri, file) => {
    expect(led(uri)).toBe(file)
  })
})

describe('the configuration of the console', () => {
  const order = resource(templates, 'AWS::CloudFormation::CustomResource').properties

  it('names the pool, its client and where they are, and holds nothing else', () => {
    expect(Object.keys(Object(order['config'])).sort()).toEqual([
      'clientId',
      'identityEndpoint',
      'region',
      'tokenUrl',
      'userPoolId',
    ])
    expect(JSON.stringify(order['config'])).toContain('passerelle-dev-identity')
  })

  it('is written again where the build changed', () => {
    expect(order['build']).toMatch(/^[0-9a-f]{64}$/)
  })
})

function statementsOf(properties: unknown): readonly unknown[] {
  return list(field(field(properties, 'PolicyDocument'), 'Statement'))
}
