import * as z from 'zod'
import { account, globalArn } from '../../account.ts'
import { shortId, uuid } from '../../identifiers.ts'
import { inertProperties, kind, number, type Place, policyDocument, truth } from '../kind.ts'

const override = { Override: truth }

const securityHeaders = z.strictObject({
  ContentSecurityPolicy: z.strictObject({ ContentSecurityPolicy: z.string(), ...override }).optional(),
  ContentTypeOptions: z.strictObject(override).optional(),
  FrameOptions: z.strictObject({ FrameOption: z.enum(['DENY', 'SAMEORIGIN']), ...override }).optional(),
  ReferrerPolicy: z.strictObject({ ReferrerPolicy: z.string(), ...override }).optional(),
  StrictTransportSecurity: z
    .strictObject({
      AccessControlMaxAgeSec: number,
      IncludeSubdomains: truth.optional(),
      Preload: truth.optional(),
      ...override,
    })
    .optional(),
})

const behaviour = {
  TargetOriginId: z.string(),
  AllowedMethods: z.array(z.string()).default(['GET', 'HEAD']),
  CachePolicyId: z.string(),
  OriginRequestPolicyId: z.string().optional(),
  ResponseHeadersPolicyId: z.string().optional(),
  Compress: truth.default(false),
  FunctionAssociations: z
    .array(z.strictObject({ EventType: z.literal('viewer-request'), FunctionARN: z.string() }))
    .max(1)
    .default([]),
  ...inertProperties('CachedMethods', 'ViewerProtocolPolicy'),
}

const origin = z.strictObject({
  Id: z.string(),
  DomainName: z.string(),
  OriginPath: z.string().default(''),
  OriginAccessControlId: z.string().optional(),
  S3OriginConfig: z.strictObject({ OriginAccessIdentity: z.literal('').optional() }).optional(),
  CustomOriginConfig: z
    .strictObject({ OriginProtocolPolicy: z.literal('https-only'), ...inertProperties('OriginSSLProtocols') })
    .optional(),
})

function named(name: (place: Place) => string) {
  return (place: Place) => {
    const ref = name(place)
    return { ref, attributes: { Id: ref } }
  }
}

const placed = ({ stack, logicalId }: Place) => `${stack}/${logicalId}`

export const distribution = {
  'AWS::S3::Bucket': kind(
    z.strictObject({
      BucketName: z.string().optional(),
      PublicAccessBlockConfiguration: z
        .strictObject({
          BlockPublicAcls: truth,
          BlockPublicPolicy: truth,
          IgnorePublicAcls: truth,
          RestrictPublicBuckets: truth,
        })
        .optional(),
      OwnershipControls: z.strictObject({
        Rules: z.tuple([z.strictObject({ ObjectOwnership: z.literal('BucketOwnerEnforced') })]),
      }),
      VersioningConfiguration: z.strictObject({ Status: z.literal('Enabled') }).optional(),
      ObjectLockEnabled: truth.optional(),
      ObjectLockConfiguration: z
        .strictObject({
          ObjectLockEnabled: z.literal('Enabled'),
          Rule: z.strictObject({
            DefaultRetention: z.strictObject({ Mode: z.enum(['GOVERNANCE', 'COMPLIANCE']), Days: number }),
          }),
        })
        .optional(),
      ...inertProperties('BucketEncryption', 'LifecycleConfiguration', 'LoggingConfiguration', 'Tags'),
    }),
    (place) => {
      const name = place.name('BucketName').toLowerCase()
      const host = `s3.${account.region}.${account.urlSuffix}`
      return {
        ref: name,
        attributes: {
          Arn: `arn:${account.partition}:s3:::${name}`,
          DomainName: `${name}.s3.${account.urlSuffix}`,
          RegionalDomainName: `${name}.${host}`,
        },
      }
    },
  ),
  'AWS::S3::BucketPolicy': kind(
    z.strictObject({ Bucket: z.string(), PolicyDocument: policyDocument }),
    (place) => ({
      ref: placed(place),
      attributes: {},
    }),
  ),
  'AWS::CloudFront::Distribution': kind(
    z.strictObject({
      DistributionConfig: z.strictObject({
        Enabled: z.literal(true),
        Aliases: z.array(z.string()).default([]),
        DefaultRootObject: z.string().default(''),
        DefaultCacheBehavior: z.strictObject(behaviour),
        CacheBehaviors: z.array(z.strictObject({ PathPattern: z.string(), ...behaviour })).default([]),
        Origins: z.array(origin),
        ...inertProperties('Comment', 'HttpVersion', 'IPV6Enabled', 'PriceClass', 'ViewerCertificate'),
      }),
      ...inertProperties('Tags'),
    }),
    (place) => {
      const id = `E${shortId(placed(place), 13).toUpperCase()}`
      const domain = `d${shortId(placed(place), 13)}.cloudfront.net`
      return {
        ref: id,
        attributes: { Id: id, DomainName: domain, Arn: globalArn('cloudfront', `distribution/${id}`) },
      }
    },
  ),
  'AWS::CloudFront::OriginAccessControl': kind(
    z.strictObject({
      OriginAccessControlConfig: z.strictObject({
        Name: z.string(),
        OriginAccessControlOriginType: z.literal('s3'),
        SigningBehavior: z.literal('always'),
        SigningProtocol: z.literal('sigv4'),
        ...inertProperties('Description'),
      }),
    }),
    named((place) => `E${shortId(placed(place), 13).toUpperCase()}`),
  ),
  'AWS::CloudFront::ResponseHeadersPolicy': kind(
    z.strictObject({
      ResponseHeadersPolicyConfig: z.strictObject({
        Name: z.string(),
        SecurityHeadersConfig: securityHeaders.default({}),
        CustomHeadersConfig: z
          .strictObject({
            Items: z.array(z.strictObject({ Header: z.string(), Value: z.string(), ...override })),
          })
          .default({ Items: [] }),
        ...inertProperties('Comment'),
      }),
    }),
    named((place) => uuid(placed(place))),
  ),
  'AWS::CloudFront::Function': kind(
    z.strictObject({
      Name: z.string(),
      AutoPublish: z.literal(true),
      FunctionCode: z.string(),
      FunctionConfig: z.strictObject({
        Runtime: z.literal('cloudfront-js-2.0'),
        ...inertProperties('Comment'),
      }),
    }),
    (place) => {
      const functionArn = globalArn('cloudfront', `function/${place.name('Name')}`)
      return { ref: functionArn, attributes: { FunctionARN: functionArn } }
    },
  ),
  'AWS::CloudFormation::CustomResource': kind(
    z.looseObject({ ServiceToken: z.string(), ServiceTimeout: number.optional() }),
    (place) => ({ ref: placed(place), attributes: {} }),
  ),
}
