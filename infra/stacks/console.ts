import { CfnOutput, Stack } from 'aws-cdk-lib'
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager'
import {
  AccessLevel,
  AllowedMethods,
  CachePolicy,
  Distribution,
  FunctionEventType,
  HttpVersion,
  OriginRequestPolicy,
  SecurityPolicyProtocol,
  ViewerProtocolPolicy,
} from 'aws-cdk-lib/aws-cloudfront'
import { RestApiOrigin, S3BucketOrigin } from 'aws-cdk-lib/aws-cloudfront-origins'
import type { Construct } from 'constructs'
import { ConsoleBucket } from '../constructs/console-bucket.ts'
import type { ConsoleBuild } from '../constructs/console-build.ts'
import { consoleHeaders, identityEndpoint } from '../constructs/console-headers.ts'
import { ConsoleRelease } from '../constructs/console-release.ts'
import { deepLinks } from '../constructs/deep-links.ts'
import type { Stage } from '../stages.ts'
import type { ApiStack } from './api.ts'
import type { IdentityStack } from './identity.ts'

/** The folder of the build whose files have a digest in their names. */
const hashedFiles = 'assets'

/** The console in the browser, under one origin with the API, so that neither needs to trust another one. */
export class ConsoleStack extends Stack {
  readonly distribution: Distribution
  /** The address that people open, and that letters point to. */
  readonly address: string

  constructor(
    scope: Construct,
    id: string,
    props: {
      readonly stage: Stage
      readonly api: ApiStack
      readonly identity: IdentityStack
      readonly build: ConsoleBuild
    },
  ) {
    const { stage, api, identity, build } = props
    super(scope, id, {
      stackName: `passerelle-${stage.name}-console`,
      terminationProtection: stage.deletionProtection,
    })
    const { bucket } = new ConsoleBucket(this, 'Bucket', stage)
    const files = {
      // A file that is not there is then told from one that nobody may read: 404 instead of 403.
      origin: S3BucketOrigin.withOriginAccessControl(bucket, {
        originAccessLevels: [AccessLevel.READ, AccessLevel.LIST],
      }),
      responseHeadersPolicy: consoleHeaders(this, stage),
      viewerProtocolPolicy: ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
      compress: true,
    }
    this.distribution = new Distribution(this, 'Distribution', {
      comment: `Passerelle ${stage.name}: console and API`,
      defaultRootObject: 'index.html',
      httpVersion: HttpVersion.HTTP2_AND_3,
      ...ownName(this, stage),
      defaultBehavior: {
        ...files,
        cachePolicy: CachePolicy.CACHING_DISABLED,
        functionAssociations: [
          { eventType: FunctionEventType.VIEWER_REQUEST, function: deepLinks(this, stage, build.entries) },
        ],
      },
      additionalBehaviors: {
        [`/${hashedFiles}/*`]: { ...files, cachePolicy: CachePolicy.CACHING_OPTIMIZED },
        '/v1/*': {
          origin: new RestApiOrigin(api.gateway.api),
          allowedMethods: AllowedMethods.ALLOW_ALL,
          viewerProtocolPolicy: ViewerProtocolPolicy.HTTPS_ONLY,
          cachePolicy: CachePolicy.CACHING_DISABLED,
          originRequestPolicy: OriginRequestPolicy.ALL_VIEWER_EXCEPT_HOST_HEADER,
        },
      },
    })
    new ConsoleRelease(this, 'Release', {
      stage,
      bucket,
      folder: build.folder,
      config: {
        region: this.region,
        userPoolId: identity.pool.userPoolId,
        clientId: identity.client.userPoolClientId,
        identityEndpoint,
        tokenUrl: `${identity.domain.baseUrl()}/oauth2/token`,
      },
    })
    this.address = stage.addresses.homeUrl ?? `https://${this.distribution.domainName}`
    new CfnOutput(this, 'ConsoleUrl', { value: this.address })
    new CfnOutput(this, 'ConsoleDomain', { value: this.distribution.domainName })
  }
}

/** The stage's own name with its certificate, where it has one. */
function ownName(scope: Construct, { addresses: { homeUrl, certificate } }: Stage) {
  if (homeUrl === undefined || certificate === undefined) return {}
  return {
    domainNames: [new URL(homeUrl).host],
    certificate: Certificate.fromCertificateArn(scope, 'Certificate', certificate),
    minimumProtocolVersion: SecurityPolicyProtocol.TLS_V1_2_2021,
  }
}
