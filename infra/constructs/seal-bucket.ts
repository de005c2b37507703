import { Duration } from 'aws-cdk-lib'
import {
  BlockPublicAccess,
  Bucket,
  BucketEncryption,
  ObjectLockRetention,
  ObjectOwnership,
} from 'aws-cdk-lib/aws-s3'
import type { Construct } from 'constructs'
import type { Stage } from '../stages.ts'
import { writtenOnce } from './written-once.ts'

/**
 * Where the seals of the journals are locked away. What stands here stays as it is until its time is over: in prod nobody
 * takes it away before, not even who owns the account. A name is written once.
 */
export function sealBucket(scope: Construct, stage: Stage): Bucket {
  const { lock, days } = stage.sealLock
  const duration = Duration.days(days)
  const bucket = new Bucket(scope, 'SealBucket', {
    blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
    encryption: BucketEncryption.S3_MANAGED,
    objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
    enforceSSL: true,
    minimumTLSVersion: 1.2,
    versioned: true,
    objectLockDefaultRetention:
      lock === 'compliance'
        ? ObjectLockRetention.compliance(duration)
        : ObjectLockRetention.governance(duration),
    removalPolicy: stage.removal,
  })
  bucket.addToResourcePolicy(writtenOnce(bucket))
  return bucket
}
