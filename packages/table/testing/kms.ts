import { generateKeyPairSync, randomBytes, sign } from 'node:crypto'
import type { KMSClient } from '@aws-sdk/client-kms'
import type { Kms } from '@passerelle/vault'
import { resources } from './engine.ts'

type Request = {
  /** Absent where something is signed, or a public key is asked for. */
  readonly EncryptionContext?: Readonly<Record<string, string>>
  readonly Message?: Uint8Array
  readonly CiphertextBlob?: Uint8Array
  readonly KeyPairSpec?: string
  /** A key that is wrapped once more. */
  readonly Plaintext?: Uint8Array
}

/** As much of KMS as the vault asks for: it signs, and a key opens again under the very context that it was made with. */
export function fakeKms(): Kms {
  const made = new Map<string, { readonly key: Uint8Array; readonly context: string }>()
  const sealing = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const inOrder = (context: Record<string, string>) => JSON.stringify(Object.entries(context).sort())

  async function send({ input }: { readonly input: Request }) {
    if (input.EncryptionContext === undefined) {
      const { Message: message } = input
      if (message) return { Signature: sign('sha256', message, sealing.privateKey) }
      return { PublicKey: sealing.publicKey.export({ type: 'spki', format: 'der' }) }
    }
    const context = inOrder(input.EncryptionContext)
    if (input.KeyPairSpec !== undefined) {
      const { privateKey, publicKey } = generateKeyPairSync('ec', {
        namedCurve: 'P-256',
        privateKeyEncoding: { type: 'pkcs8', format: 'der' },
        publicKeyEncoding: { type: 'spki', format: 'der' },
      })
      const blob = randomBytes(24)
      made.set(blob.toString('hex'), { key: privateKey, context })
      return { PublicKey: publicKey, PrivateKeyCiphertextBlob: blob }
    }
    if (input.CiphertextBlob === undefined) {
      const [key, blob] = [input.Plaintext ?? randomBytes(32), randomBytes(24)]
      made.set(blob.toString('hex'), { key, context })
      return { Plaintext: key, CiphertextBlob: blob }
    }
    const found = made.get(Buffer.from(input.CiphertextBlob).toString('hex'))
    if (found?.context !== context) throw new Error('KMS refuses')
    return { Plaintext: found.key }
  }

  return { client: { send } as unknown as KMSClient, keyId: resources.kmsKey } // all of it that the vault uses
}
