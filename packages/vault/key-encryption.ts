import {
  DecryptCommand,
  EncryptCommand,
  GenerateDataKeyCommand,
  GenerateDataKeyWithoutPlaintextCommand,
  type KMSClient,
} from '@aws-sdk/client-kms'
import { type DataKey, dataKey, newDataKey, open, seal } from './seal.ts'

/**
 * The upper two levels of keys: KMS wraps one key-encryption key (KEK) per tenant and use, and that KEK wraps the
 * data keys. KMS sees a call per KEK, not per person.
 */

/** The use of a KEK; KMS and IAM both see it, so a principal can be confined to one tenant and one use. */
export type KekContext =
  | { readonly tenant: string; readonly use: 'casework' | 'staff' | 'counselling' | 'contact' }
  | {
      readonly tenant: string
      readonly use: 'confidential'
      readonly author: string
      readonly participant: string
      /** The one member who opens it. */
      readonly reader: string
    }
  | { readonly tenant: string; readonly use: 'paper'; readonly paper: string }
  | { readonly from: string; readonly to: string; readonly use: 'corridor' }

export type WrappedKek = Uint8Array

/** The vault's KMS key: a client that acts for the caller, and the key's ARN. */
export type Kms = { readonly client: KMSClient; readonly keyId: string }

/** A new KEK and its wrapped form. */
export async function createKek(
  kms: Kms,
  context: KekContext,
): Promise<{ kek: DataKey; wrapped: WrappedKek }> {
  const made = await kms.client.send(
    new GenerateDataKeyCommand({ KeyId: kms.keyId, KeySpec: 'AES_256', EncryptionContext: { ...context } }),
  )
  return { kek: dataKey(present(made.Plaintext)), wrapped: present(made.CiphertextBlob) }
}

/** A new KEK for somebody else: the caller never holds it in the clear. */
export async function createSealedKek(kms: Kms, context: KekContext): Promise<WrappedKek> {
  const made = await kms.client.send(
    new GenerateDataKeyWithoutPlaintextCommand({
      KeyId: kms.keyId,
      KeySpec: 'AES_256',
      EncryptionContext: { ...context },
    }),
  )
  return present(made.CiphertextBlob)
}

/** Opens a wrapped KEK. KMS refuses when the context differs from the one it was made with. */
export async function openKek(kms: Kms, context: KekContext, wrapped: WrappedKek): Promise<DataKey> {
  const opened = await kms.client.send(
    new DecryptCommand({ KeyId: kms.keyId, CiphertextBlob: wrapped, EncryptionContext: { ...context } }),
  )
  return dataKey(present(opened.Plaintext))
}

/** Wraps a key once more, for another context: who opens it there need not open it here. */
export async function wrapKek(kms: Kms, context: KekContext, kek: DataKey): Promise<WrappedKek> {
  const wrapped = await kms.client.send(
    new EncryptCommand({ KeyId: kms.keyId, Plaintext: kek.export(), EncryptionContext: { ...context } }),
  )
  return present(wrapped.CiphertextBlob)
}

/** A new data key for one subject (a person, or one tier of one package), wrapped by a KEK. */
export function createDataKey(
  kek: DataKey,
  owner: string,
  subject: string,
): { key: DataKey; wrapped: Uint8Array } {
  const key = newDataKey()
  return { key, wrapped: wrapDataKey(kek, owner, subject, key) }
}

export function wrapDataKey(kek: DataKey, owner: string, subject: string, key: DataKey): Uint8Array {
  return seal(kek, wrapping(owner, subject), key.export())
}

/** @throws {Unopenable} when the wrapped key belongs to another owner or subject. */
export function unwrapDataKey(kek: DataKey, owner: string, subject: string, wrapped: Uint8Array): DataKey {
  return dataKey(open(kek, wrapping(owner, subject), wrapped))
}

function wrapping(owner: string, subject: string) {
  return { tenant: owner, subject, entity: 'data-key', schema: 1 }
}

function present(bytes: Uint8Array | undefined): Uint8Array {
  if (bytes === undefined) throw new Error('KMS answered without a key')
  return bytes
}
