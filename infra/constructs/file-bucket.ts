import { BlockPublicAccess, Bucket, BucketEncryption, ObjectOwnership } from 'aws-cdk-lib/aws-s3'
import type { Construct } from 'constructs'
import type { Stage } from '../stages.ts'
import { writtenOnce } from './written-once.ts'

/**
 * Where stands what is in the files of cases, sealed before it gets here. It keeps no versions: what is removed is gone
 * (decisions/0018).
 */
export function fileBucket(scope: Construct, stage: Stage): Bucket {
  const bucket = new Bucket(scope, 'FileBucket', {
    blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
    encryption: BucketEncryption.S3_MANAGED,
    objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
    enforceSSL: true,
    minimumTLSVersion: 1.2,
    removalPolicy: stage.removal,
  })
  bucket.addToResourcePolicy(writtenOnce(bucket))
  return bucket
}

/** The names of an organisation's files in the bucket. */
export function filesOf(bucket: Bucket, tenant: string): string {
  return bucket.arnForObjects(`T/${tenant}/*`)
}
