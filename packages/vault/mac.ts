import { GenerateMacCommand } from '@aws-sdk/client-kms'
import type { Kms } from './key-encryption.ts'

/** A digest under a key that KMS never gives away, base64url. Whoever makes it again can tell whether a text is ours. */
export async function macOf(kms: Kms, text: string): Promise<string> {
  const { Mac } = await kms.client.send(
    new GenerateMacCommand({
      KeyId: kms.keyId,
      MacAlgorithm: 'HMAC_SHA_256',
      Message: Buffer.from(text, 'utf8'),
    }),
  )
  if (Mac === undefined) throw new Error('KMS answered without a digest')
  return Buffer.from(Mac).toString('base64url')
}
