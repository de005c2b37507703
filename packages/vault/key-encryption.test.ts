import {
  DecryptCommand,
  EncryptCommand,
  GenerateDataKeyCommand,
  GenerateDataKeyWithoutPlaintextCommand,
  KMSClient,
} from '@aws-sdk/client-kms'
import { mockClient } from 'aws-sdk-client-mock'
import { beforeEach, describe, expect, it } from 'vitest'
import {
  createDataKey,
  createKek,
  createSealedKek,
  type KekContext,
  type Kms,
  openKek,
  unwrapDataKey,
  wrapDataKey,
  wrapKek,
} from './key-encryption.ts'
import { dataKey, newDataKey, Unopenable } from './seal.ts'

const client = new KMSClient({ region: 'eu-central-1' })
const service = mockClient(client)
const kms: Kms = { client, keyId: 'arn:aws:kms:eu-central-1:111122223333:key/vault' }

const context: KekContext = { from: 'BFZ', to: 'DAKAR', use: 'corridor' }
const KeyId = kms.keyId
const EncryptionContext = { from: 'BFZ', to: 'DAKAR', use: 'corridor' }
const bytes = Buffer.alloc(32, 1)
const wrapped = Uint8Array.of(9, 9)

beforeEach(() => void service.reset())

const asked = () => service.calls().map(({ args: [{ input }] }) => input)

describe('the key service is asked, for whom and for what,', () => {
  it('for a key of 32 bytes and its wrapped form', async () => {
    service.on(GenerateDataKeyCommand).resolves({ Plaintext: bytes, CiphertextBlob: wrapped })
    const made = await createKek(kms, context)
    expect([made.kek.export(), made.wrapped]).toEqual([bytes, wrapped])
    expect(asked()).toEqual([{ KeyId, KeySpec: 'AES_256', EncryptionContext }])
  })

  it('for the wrapped form alone, where it is somebody else’s', async () => {
    service.on(GenerateDataKeyWithoutPlaintextCommand).resolves({ CiphertextBlob: wrapped })
    expect(await createSealedKek(kms, context)).toBe(wrapped)
    expect(asked()).toEqual([{ KeyId, KeySpec: 'AES_256', EncryptionContext }])
  })

  it('to open what is wrapped', async () => {
    service.on(DecryptCommand).resolves({ Plaintext: bytes })
    expect((await openKek(kms, context, wrapped)).export()).toEqual(bytes)
    expect(asked()).toEqual([{ KeyId, CiphertextBlob: wrapped, EncryptionContext }])
  })

  it('to wrap a key once more', async () => {
    service.on(EncryptCommand).resolves({ CiphertextBlob: wrapped })
    expect(await wrapKek(kms, context, dataKey(bytes))).toBe(wrapped)
    expect(asked()).toEqual([{ KeyId, Plaintext: bytes, EncryptionContext }])
  })

  it('and an answer without a key is none', async () => {
    service.on(GenerateDataKeyCommand).resolves({ Plaintext: bytes })
    service.on(GenerateDataKeyWithoutPlaintextCommand).resolves({})
    service.on(DecryptCommand).resolves({})
    service.on(EncryptCommand).resolves({})
    const calls = [
      () => createKek(kms, context),
      () => createSealedKek(kms, context),
      () => openKek(kms, context, wrapped),
      () => wrapKek(kms, context, dataKey(bytes)),
    ]
    for (const call of calls) await expect(call()).rejects.toThrow('KMS answered without a key')
  })
})

describe('the wrapped key of a person', () => {
  const kek = newDataKey()

  it('opens under the same KEK, for the same owner and subject', () => {
    const { key, wrapped: kept } = createDataKey(kek, 'BFZ', 'AMINATA')
    expect(unwrapDataKey(kek, 'BFZ', 'AMINATA', kept).equals(key)).toBe(true)
  })

  it('opens for no other owner, no other person, and under no other KEK', () => {
    const kept = wrapDataKey(kek, 'BFZ', 'AMINATA', newDataKey())
    for (const open of [
      () => unwrapDataKey(kek, 'DAKAR', 'AMINATA', kept),
      () => unwrapDataKey(kek, 'BFZ', 'FATOU', kept),
      () => unwrapDataKey(newDataKey(), 'BFZ', 'AMINATA', kept),
    ]) {
      expect(open).toThrow(Unopenable)
    }
  })

  it('that was kept by an earlier version still opens', () => {
    const kept = Buffer.from(
      'ASRkd8gD+mcPCV7PjG3KhI7t/PBmev57FiGfcxP7bxsfuoaTv9ibupeu4GENvq5gQG8bM0fpGXk7lGekpA==',
      'base64',
    )
    const opened = unwrapDataKey(dataKey(Buffer.alloc(32, 7)), 'BFZ', 'AMINATA', kept)
    expect(opened.export()).toEqual(bytes)
  })
})
