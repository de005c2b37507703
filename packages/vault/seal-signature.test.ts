import { createPublicKey, generateKeyPairSync, sign, verify } from 'node:crypto'
import { GetPublicKeyCommand, KMSClient, SignCommand } from '@aws-sdk/client-kms'
import { mockClient } from 'aws-sdk-client-mock'
import { beforeEach, describe, expect, it } from 'vitest'
import type { Kms } from './key-encryption.ts'
import { readSealingKey, readSigned, type SealingKey, signSeal } from './seal-signature.ts'

const client = new KMSClient({ region: 'eu-central-1' })
const service = mockClient(client)
const kms: Kms = { client, keyId: 'sealing' }
const pair = generateKeyPairSync('ec', { namedCurve: 'P-256' })
const spki = pair.publicKey.export({ type: 'spki', format: 'der' })
const statement = { tenant: 'BFZ', number: 7, text: 'جمعية' }

beforeEach(() => {
  service.reset()
  service.on(GetPublicKeyCommand).resolves({ PublicKey: spki })
  service
    .on(SignCommand)
    .callsFake(({ Message }) => ({ Signature: sign('sha256', Message, pair.privateKey) }))
})

const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')

/** A statement signed by the right key, under any heading. */
function signedUnder(heading: object, payload = part(statement)): string {
  const text = `${part(heading)}.${payload}`
  const bytes = sign('sha256', Buffer.from(text), { key: pair.privateKey, dsaEncoding: 'ieee-p1363' })
  return `${text}.${bytes.toString('base64url')}`
}

describe('the public half', () => {
  it('is told as a JWK, named by its thumbprint', async () => {
    // RFC 7638 hashes the required members alone, in the order of their names.
    service.on(GetPublicKeyCommand).resolves({
      PublicKey: createPublicKey({
        key: {
          kty: 'EC',
          crv: 'P-256',
          x: 'f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU',
          y: 'x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0',
        },
        format: 'jwk',
      }).export({ type: 'spki', format: 'der' }),
    })
    expect(await readSealingKey(kms)).toEqual({
      kty: 'EC',
      crv: 'P-256',
      x: 'f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU',
      y: 'x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0',
      kid: 'oKIywvGUpTVTyxMQ3bwIIeQUudfr_CkLMjCE19ECD-U',
      alg: 'ES256',
      use: 'sig',
    })
    expect(service.call(0).args[0].input).toEqual({ KeyId: 'sealing' })
  })

  it('of another kind is refused, and so is none', async () => {
    for (const [other, message] of [
      [generateKeyPairSync('rsa', { modulusLength: 2048 }), 'another kind'],
      [generateKeyPairSync('ec', { namedCurve: 'P-384' }), 'another kind'],
      [generateKeyPairSync('x25519'), 'another kind'],
    ] as const) {
      service
        .on(GetPublicKeyCommand)
        .resolves({ PublicKey: other.publicKey.export({ type: 'spki', format: 'der' }) })
      await expect(readSealingKey(kms)).rejects.toThrow(message)
    }
    service.on(GetPublicKeyCommand).resolves({})
    await expect(readSealingKey(kms)).rejects.toThrow('KMS answered without a key')
  })
})

describe('a seal', () => {
  it('is a JWS that anybody can check, and is read again', async () => {
    const key = await readSealingKey(kms)
    for (let n = 0; n < 200; n += 1) {
      // A number of the signature that begins with a zero, or with a bit that is set, is written shorter or longer.
      const signed = await signSeal(kms, key, { ...statement, n })
      const [heading = '', payload = '', signature = ''] = signed.split('.')
      expect(Buffer.from(signature, 'base64url')).toHaveLength(64)
      const bytes = Buffer.from(`${heading}.${payload}`)
      expect(
        verify(
          'sha256',
          bytes,
          { key: pair.publicKey, dsaEncoding: 'ieee-p1363' },
          Buffer.from(signature, 'base64url'),
        ),
      ).toBe(true)
      expect(readSigned(signed, [key])).toEqual({ ...statement, n })
      expect(JSON.parse(Buffer.from(heading, 'base64url').toString())).toEqual({
        alg: 'ES256',
        typ: 'passerelle-seal+jwt',
        kid: key.kid,
      })
    }
    expect(service.commandCalls(SignCommand)[0]?.args[0].input).toMatchObject({
      KeyId: 'sealing',
      MessageType: 'RAW',
      SigningAlgorithm: 'ECDSA_SHA_256',
    })
  })

  it('is not made where the key service gives no signature', async () => {
    const key = await readSealingKey(kms)
    service.on(SignCommand).resolves({})
    await expect(signSeal(kms, key, statement)).rejects.toThrow('KMS answered without a signature')
  })

  it('says nothing under a heading that is not its own, whoever signed it', async () => {
    const key = await readSealingKey(kms)
    const heading = { alg: 'ES256', typ: 'passerelle-seal+jwt', kid: key.kid }
    expect(readSigned(signedUnder(heading), [key])).toEqual(statement)
    for (const other of [
      { ...heading, alg: 'none' },
      { ...heading, typ: 'JWT' },
      { ...heading, kid: 'another' },
      {},
    ]) {
      expect(readSigned(signedUnder(other), [key]), JSON.stringify(other)).toBeUndefined()
    }
  })

  it('says nothing where no key has signed it, another has, or any of it was altered', async () => {
    const key = await readSealingKey(kms)
    const signed = await signSeal(kms, key, statement)
    const [heading, payload, signature = ''] = signed.split('.')
    const stranger = generateKeyPairSync('ec', { namedCurve: 'P-256' }).publicKey.export({ format: 'jwk' })
    expect(readSigned(signed, [])).toBeUndefined()
    expect(readSigned(signed, [{ ...stranger, kid: key.kid } as SealingKey])).toBeUndefined()
    for (const altered of [
      '',
      'a',
      '..',
      `${heading}.${payload}`,
      `${heading}.${payload}.`,
      `${heading}.${part({ ...statement, number: 8 })}.${signature}`,
      `${signed}=`,
      `${heading}.${payload}.${signature.slice(0, -1)}${nextOf(signature.at(-1) ?? '')}`,
    ]) {
      expect(readSigned(altered, [key]), altered).toBeUndefined()
    }
  })
})

/** Another letter for the last two bits that 64 bytes leave over: it decodes to the same bytes. */
function nextOf(letter: string): string {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
  return alphabet[alphabet.indexOf(letter) + 1] ?? ''
}
