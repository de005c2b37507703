import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3'

type Order = {
  readonly ResponseURL: string
  readonly ResourceProperties: { readonly pool: string }
}

/** Puts a page, a part and what it was told into the bucket, and tells the deployment how it went. */
export async function handler({ ResponseURL, ResourceProperties }: Order) {
  const s3 = new S3Client({ maxAttempts: 1 })
  const put = (Key: string, Body: string, ContentType: string, CacheControl?: string) =>
    s3.send(
      new PutObjectCommand({
        Bucket: process.env['BUCKET'],
        Key,
        Body,
        ContentType,
        ...(CacheControl !== undefined && { CacheControl }),
      }),
    )
  const outcome = await Promise.all([
    put(
      'assets/part-1.js',
      `export const words = '${'word '.repeat(1000)}'`,
      'text/javascript',
      'max-age=60',
    ),
    put('index.html', '<!doctype html><title>Notes</title>', 'text/html', 'no-store'),
    put('told.json', JSON.stringify(ResourceProperties), 'application/json'),
  ]).then(
    () => ({ Status: 'SUCCESS' }),
    (error: Error) => ({ Status: 'FAILED', Reason: error.name }),
  )
  await fetch(ResponseURL, { method: 'PUT', body: JSON.stringify(outcome) })
}
