import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3'

/** A file as a browser is to get it. */
export type StoredFile = {
  /** Where it stands in the bucket, for example `assets/app-1f3a.js`. */
  readonly key: string
  readonly body: Uint8Array
  readonly contentType: string
  readonly cacheControl: string
}

/** The files of a bucket, to be written and never read: readers go through the distribution. */
export type Files = { put(file: StoredFile): Promise<void> }

export function filesIn(bucket: string): Files {
  const s3 = new S3Client({ maxAttempts: 4 })
  return {
    async put({ key, body, contentType, cacheControl }) {
      await s3.send(
        new PutObjectCommand({
          Bucket: bucket,
          Key: key,
          Body: body,
          ContentType: contentType,
          CacheControl: cacheControl,
        }),
      )
    },
  }
}
