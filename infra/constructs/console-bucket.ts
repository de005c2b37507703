import { Duration, RemovalPolicy } from 'aws-cdk-lib'
import {
  BlockPublicAccess,
  Bucket,
  BucketEncryption,
  type BucketProps,
  type IBucket,
  ObjectOwnership,
} from 'aws-cdk-lib/aws-s3'
import { Construct } from 'constructs'
import type { Stage } from '../stages.ts'

/**
 * Where the console's files stand. Nobody reads them here but the distribution, and each of its readings is written
 * down: which file and when, but no person's address, for the reader is the distribution.
 */
export class ConsoleBucket extends Construct {
  readonly bucket: IBucket

  constructor(scope: Construct, id: string, stage: Stage) {
    super(scope, id)
    const closed = {
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      encryption: BucketEncryption.S3_MANAGED,
      objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
      enforceSSL: true,
      minimumTLSVersion: 1.2,
    }
    const log = bucketIn(this, 'AccessLog', {
      ...closed,
      lifecycleRules: [{ expiration: Duration.days(stage.logRetention) }],
      // A bucket with something in it cannot be deleted; this one empties itself.
      removalPolicy: RemovalPolicy.RETAIN,
    })
    this.bucket = bucketIn(this, 'Files', {
      ...closed,
      serverAccessLogsBucket: log,
      removalPolicy: stage.removal,
    })
  }
}

function bucketIn(scope: Construct, id: string, props: BucketProps): IBucket {
  // The class is the interface's own implementation; they only spell one optional property differently.
  return new Bucket(scope, id, props) as IBucket
}
