import { PutObjectCommand, S3Client, S3ServiceException } from '@aws-sdk/client-s3'
import type { Credentials } from '@passerelle/table'

/** A bucket in which what was put stays as it is for as long as it is locked. */
export type LockedFiles = {
  /** Puts a file where none of this name stands; where one stands it stays, and that is the end of it. */
  put(file: { readonly name: string; readonly text: string }): Promise<void>
}

export function lockedFilesIn(bucket: string, credentials: Credentials): LockedFiles {
  const s3 = new S3Client({ maxAttempts: 4, credentials: { ...credentials } })
  return {
    async put({ name, text }) {
      try {
        await s3.send(
          new PutObjectCommand({
            Bucket: bucket,
            Key: name,
            Body: text,
            ContentType: name.endsWith('.json') ? 'application/jwk+json' : 'application/jwt',
            IfNoneMatch: '*',
          }),
        )
      } catch (error) {
        const isThere = error instanceof S3ServiceException && error.$metadata.httpStatusCode === 412
        if (!isThere) throw error
      }
    },
  }
}
