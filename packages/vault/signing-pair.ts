import { createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto'
import { DecryptCommand, GenerateDataKeyPairWithoutPlaintextCommand } from '@aws-sdk/client-kms'
import type { Kms } from './key-encryption.ts'

/**
 * A pair of keys of P-256 with which a tenant signs what others check. KMS makes it and wraps the private half for this
 * tenant and this use alone; nobody has that half in the clear but whoever signs, for as long as they sign.
 */
export type SigningPair = {
  readonly publicKey: { readonly kty: 'EC'; readonly crv: 'P-256'; readonly x: string; readonly y: string }
  readonly wrapped: Uint8Array
}

/** KMS and IAM see whose pair it is, and for what. */
type PairContext = { readonly tenant: string; readonly use: 'certificates' }

/** A new pair. The caller never holds its private half in the clear. */
export async function createSigningPair(kms: Kms, context: PairContext): Promise<SigningPair> {
  const { PublicKey: spki, PrivateKeyCiphertextBlob: wrapped } = await kms.client.send(
    new GenerateDataKeyPairWithoutPlaintextCommand({
      KeyId: kms.keyId,
      KeyPairSpec: 'ECC_NIST_P256',
      EncryptionContext: { ...context },
    }),
  )
  if (spki === undefined || wrapped === undefined) throw new Error('KMS answered without a pair of keys')
  const { kty, crv, x, y } = createPublicKey({
    key: Buffer.from(spki),
    format: 'der',
    type: 'spki',
  }).export({ format: 'jwk' })
  if (kty !== 'EC' || crv !== 'P-256' || x === undefined || y === undefined) {
    throw new Error('KMS answered with a pair of another kind')
  }
  return { publicKey: { kty, crv, x, y }, wrapped }
}

/** Opens the private half, to sign. KMS refuses when the context differs from the one it was made with. */
export async function openSigningKey(
  kms: Kms,
  context: PairContext,
  wrapped: Uint8Array,
): Promise<KeyObject> {
  const { Plaintext: pkcs8 } = await kms.client.send(
    new DecryptCommand({ KeyId: kms.keyId, CiphertextBlob: wrapped, EncryptionContext: { ...context } }),
  )
  if (pkcs8 === undefined) throw new Error('KMS answered without a key')
  return createPrivateKey({ key: Buffer.from(pkcs8), format: 'der', type: 'pkcs8' })
}
