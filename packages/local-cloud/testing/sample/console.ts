import { att, exported, lambda, trust } from './parts.ts'

const edge = {
  TargetOriginId: 'files',
  CachePolicyId: '4135ea2d-6df8-44a3-9df3-4b5a84be39ad',
  ResponseHeadersPolicyId: { Ref: 'Headers' },
  ViewerProtocolPolicy: 'redirect-to-https',
}

/** Pages in a bucket, a distribution before them and the API, and a function that puts the pages there. */
export const consoleStack = {
  Resources: {
    Files: {
      Type: 'AWS::S3::Bucket',
      Properties: {
        OwnershipControls: { Rules: [{ ObjectOwnership: 'BucketOwnerEnforced' }] },
        PublicAccessBlockConfiguration: {
          BlockPublicAcls: true,
          BlockPublicPolicy: true,
          IgnorePublicAcls: true,
          RestrictPublicBuckets: true,
        },
      },
    },
    FilesPolicy: {
      Type: 'AWS::S3::BucketPolicy',
      Properties: {
        Bucket: { Ref: 'Files' },
        PolicyDocument: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Principal: { Service: 'cloudfront.amazonaws.com' },
              Action: ['s3:GetObject', 's3:ListBucket'],
              Resource: [att('Files', 'Arn'), { 'Fn::Join': ['', [att('Files', 'Arn'), '/*']] }],
              Condition: { StringEquals: { 'AWS:SourceArn': att('Distribution', 'Arn') } },
            },
          ],
        },
      },
    },
    Control: {
      Type: 'AWS::CloudFront::OriginAccessControl',
      Properties: {
        OriginAccessControlConfig: {
          Name: 'files',
          OriginAccessControlOriginType: 's3',
          SigningBehavior: 'always',
          SigningProtocol: 'sigv4',
        },
      },
    },
    Headers: {
      Type: 'AWS::CloudFront::ResponseHeadersPolicy',
      Properties: {
        ResponseHeadersPolicyConfig: {
          Name: 'pages',
          SecurityHeadersConfig: {
            ContentSecurityPolicy: {
              ContentSecurityPolicy: {
                'Fn::Sub': `connect-src 'self' https://cognito-idp.\${AWS::Region}.\${AWS::URLSuffix}`,
              },
              Override: true,
            },
            ContentTypeOptions: { Override: true },
          },
          CustomHeadersConfig: {
            Items: [{ Header: 'Cache-Control', Value: 'private', Override: false }],
          },
        },
      },
    },
    Lead: {
      Type: 'AWS::CloudFront::Function',
      Properties: {
        Name: 'lead',
        AutoPublish: true,
        FunctionCode:
          "function handler(event) { var r = event.request; if (!r.uri.includes('.')) r.uri = '/index.html'; return r }",
        FunctionConfig: { Runtime: 'cloudfront-js-2.0' },
      },
    },
    Distribution: {
      Type: 'AWS::CloudFront::Distribution',
      Properties: {
        DistributionConfig: {
          Enabled: true,
          DefaultRootObject: 'index.html',
          DefaultCacheBehavior: {
            ...edge,
            FunctionAssociations: [{ EventType: 'viewer-request', FunctionARN: att('Lead', 'FunctionARN') }],
          },
          CacheBehaviors: [
            {
              ...edge,
              PathPattern: '/assets/*',
              CachePolicyId: '658327ea-f89d-4fab-a63d-7e88639e58f6',
              Compress: true,
            },
            {
              PathPattern: '/v1/*',
              TargetOriginId: 'api',
              AllowedMethods: ['GET', 'HEAD', 'OPTIONS', 'PUT', 'PATCH', 'POST', 'DELETE'],
              CachePolicyId: '4135ea2d-6df8-44a3-9df3-4b5a84be39ad',
              OriginRequestPolicyId: 'b689b0a8-53d0-40ab-baf2-68738e2966ac',
            },
          ],
          Origins: [
            {
              Id: 'files',
              DomainName: att('Files', 'RegionalDomainName'),
              OriginAccessControlId: att('Control', 'Id'),
              S3OriginConfig: { OriginAccessIdentity: '' },
            },
            {
              Id: 'api',
              DomainName: {
                'Fn::Sub': [
                  `\${Api}.execute-api.\${AWS::Region}.\${AWS::URLSuffix}`,
                  { Api: exported('sample:api') },
                ],
              },
              OriginPath: { 'Fn::Join': ['', ['/', exported('sample:stage')]] },
              CustomOriginConfig: { OriginProtocolPolicy: 'https-only' },
            },
          ],
        },
      },
    },
    PublisherRole: {
      Type: 'AWS::IAM::Role',
      Properties: {
        AssumeRolePolicyDocument: trust('lambda.amazonaws.com'),
        Policies: [
          {
            PolicyName: 'write',
            PolicyDocument: {
              Version: '2012-10-17',
              Statement: [
                {
                  Effect: 'Allow',
                  Action: 's3:PutObject',
                  Resource: { 'Fn::Join': ['', [att('Files', 'Arn'), '/*']] },
                },
              ],
            },
          },
        ],
      },
    },
    Publisher: lambda('PublisherRole', {
      Environment: { Variables: { BUCKET: { Ref: 'Files' } } },
      Timeout: 30,
    }),
    Pages: {
      Type: 'AWS::CloudFormation::CustomResource',
      Properties: {
        ServiceToken: att('Publisher', 'Arn'),
        pool: { 'Fn::Sub': `https://cognito-idp.\${AWS::Region}.\${AWS::URLSuffix}` },
      },
    },
  },
}
