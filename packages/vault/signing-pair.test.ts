import { createPublicKey, generateKeyPairSync } from 'node:crypto'
import { DecryptCommand, GenerateDataKeyPairWithoutPlaintextCommand, KMSClient } from '@aws-sdk/client-kms'
import { mockClient } from 'aws-sdk-client-mock'
import { beforeEach, expect, it } from 'vitest'
import type { Kms } from './key-encryption.ts'
import { createSigningPair, openSigningKey } from './signing-pair.ts'

const client = new KMSClient({ region: 'eu-central-1' })
const service = mockClient(client)
const kms: Kms = { client, keyId: 'vault' }
const context = { tenant: 'BFZ', use: 'certificates' } as const
const wrapped = Uint8Array.of(9, 9)

const spki = (key: ReturnType<typeof createPublicKey>) => key.export({ type: 'spki', format: 'der' })
const pair = generateKeyPairSync('ec', { namedCurve: 'P-256' })

beforeEach(() => void service.reset())

it('a pair has its public half in the clear, and its private half wrapped for one tenant', async () => {
  service
    .on(GenerateDataKeyPairWithoutPlaintextCommand)
    .resolves({ PublicKey: spki(pair.publicKey), PrivateKeyCiphertextBlob: wrapped })
  const made = await createSigningPair(kms, context)
  expect(made).toEqual({ publicKey: pair.publicKey.export({ format: 'jwk' }), wrapped })
  expect(service.call(0).args[0].input).toEqual({
    KeyId: 'vault',
    KeyPairSpec: 'ECC_NIST_P256',
    EncryptionContext: context,
  })
})

it('half a pair, and one of another kind, is none', async () => {
  const answers = service.on(GenerateDataKeyPairWithoutPlaintextCommand)
  for (const half of [{ PublicKey: spki(pair.publicKey) }, { PrivateKeyCiphertextBlob: wrapped }]) {
    answers.resolves(half)
    await expect(createSigningPair(kms, context)).rejects.toThrow('KMS answered without a pair of keys')
  }
  for (const other of [
    generateKeyPairSync('rsa', { modulusLength: 2048 }),
    generateKeyPairSync('ec', { namedCurve: 'P-384' }),
    generateKeyPairSync('x25519'),
  ]) {
    answers.resolves({ PublicKey: spki(other.publicKey), PrivateKeyCiphertextBlob: wrapped })
    await expect(createSigningPair(kms, context)).rejects.toThrow('KMS answered with a pair of another kind')
  }
})

it('the private half opens for the tenant that it was made for', async () => {
  service.on(DecryptCommand).resolves({ Plaintext: pair.privateKey.export({ type: 'pkcs8', format: 'der' }) })
  const key = await openSigningKey(kms, context, wrapped)
  expect(spki(createPublicKey(key))).toEqual(spki(pair.publicKey))
  expect(service.call(0).args[0].input).toEqual({
    KeyId: 'vault',
    CiphertextBlob: wrapped,
    EncryptionContext: context,
  })
})

it('an answer without a key is none', async () => {
  service.on(DecryptCommand).resolves({})
  await expect(openSigningKey(kms, context, wrapped)).rejects.toThrow('KMS answered without a key')
})
