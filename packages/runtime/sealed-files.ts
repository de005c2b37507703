import {
  DeleteObjectCommand,
  GetObjectCommand,
  PutObjectCommand,
  S3Client,
  S3ServiceException,
} from '@aws-sdk/client-s3'
import type { FileId, TenantId } from '@passerelle/domain/kernel'
import type { Credentials } from '@passerelle/table'

/** A file of an organisation. Its name in the bucket says no more than that. */
export type SealedFile = { readonly tenant: TenantId; readonly file: FileId }

/** What stands in the files of cases, sealed before it gets here. Every name is written once. */
export type SealedFiles = {
  put(place: SealedFile, sealed: Uint8Array): Promise<void>
  /** Nothing where there is none. */
  get(place: SealedFile): Promise<Uint8Array | undefined>
}

export function sealedFilesIn(bucket: string, credentials: Credentials): SealedFiles {
  const s3 = new S3Client({ maxAttempts: 4, credentials: { ...credentials } })
  return {
    async put(place, sealed) {
      await s3.send(
        new PutObjectCommand({
          Bucket: bucket,
          Key: nameOf(place),
          Body: sealed,
          ContentType: 'application/octet-stream',
          IfNoneMatch: '*',
        }),
      )
    },

    async get(place) {
      try {
        const { Body } = await s3.send(new GetObjectCommand({ Bucket: bucket, Key: nameOf(place) }))
        return await Body?.transformToByteArray()
      } catch (error) {
        // Who may list nothing hears the same of what is not there and of what is not theirs.
        if (error instanceof S3ServiceException && isMissing(error)) return undefined
        throw error
      }
    },
  }
}

function isMissing({ $metadata: { httpStatusCode } }: S3ServiceException): boolean {
  return httpStatusCode === 404 || httpStatusCode === 403
}

/** The same for a function that removes what is kept no more, and neither reads nor writes any of it. */
export function removalsIn(bucket: string): { remove(place: SealedFile): Promise<void> } {
  const s3 = new S3Client({ maxAttempts: 4 })
  return {
    /** Once more is the same. */
    async remove(place) {
      await s3.send(new DeleteObjectCommand({ Bucket: bucket, Key: nameOf(place) }))
    },
  }
}

function nameOf({ tenant, file }: SealedFile): string {
  return `T/${tenant}/${file}`
}
