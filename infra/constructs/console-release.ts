import { CfnResource, CustomResource, Duration, FileSystem } from 'aws-cdk-lib'
import { PolicyStatement } from 'aws-cdk-lib/aws-iam'
import type { IBucket } from 'aws-cdk-lib/aws-s3'
import { Construct } from 'constructs'
import type { Stage } from '../stages.ts'
import { EventFunction } from './event-function.ts'

/** Facts of the stack that the console needs before it knows anybody. Whoever opens the console reads them. */
type ConsoleConfig = {
  readonly region: string
  readonly userPoolId: string
  readonly clientId: string
  readonly identityEndpoint: string
  /** Where systems of organisations get their tokens. */
  readonly tokenUrl: string
}

/**
 * Puts a build of the console into its bucket, as a part of the deployment: a function holds the build and writes each
 * file, with its type and how long it may be kept. It may write there and nothing else (decisions/0006).
 */
export class ConsoleRelease extends Construct {
  constructor(
    scope: Construct,
    id: string,
    props: {
      readonly stage: Stage
      readonly bucket: IBucket
      /** Where the build stands: beside the function's code. */
      readonly folder: string
      readonly config: ConsoleConfig
    },
  ) {
    super(scope, id)
    const { stage, bucket, folder, config } = props
    const timeout = Duration.minutes(3)
    const publish = new EventFunction(this, 'Publish', {
      name: 'publish-console',
      stage,
      description: 'Passerelle: puts the console where browsers load it from',
      environment: { STAGE: stage.name, BUCKET_NAME: bucket.bucketName },
      rights: [
        new PolicyStatement({
          sid: 'WriteFiles',
          actions: ['s3:PutObject'],
          resources: [bucket.arnForObjects('*')],
        }),
      ],
      timeout,
    })
    const files = new CustomResource(this, 'Files', {
      serviceToken: publish.function.functionArn,
      properties: { build: FileSystem.fingerprint(folder), config },
    })
    // Without an answer a deployment waits for an hour. The construct would spell the seconds as text.
    const { defaultChild } = files.node
    if (CfnResource.isCfnResource(defaultChild))
      defaultChild.addPropertyOverride('ServiceTimeout', timeout.toSeconds())
  }
}
