import { createHash, createPublicKey, verify } from 'node:crypto'
import { GetPublicKeyCommand, SignCommand } from '@aws-sdk/client-kms'
import type { Kms } from './key-encryption.ts'

/** The public half of a key that KMS never gives away, with its thumbprint (RFC 7638) as its name. */
export type SealingKey = {
  readonly kty: 'EC'
  readonly crv: 'P-256'
  readonly x: string
  readonly y: string
  readonly kid: string
  readonly alg: 'ES256'
  readonly use: 'sig'
}

export async function readSealingKey(kms: Kms): Promise<SealingKey> {
  const { PublicKey: spki } = await kms.client.send(new GetPublicKeyCommand({ KeyId: kms.keyId }))
  if (spki === undefined) throw new Error('KMS answered without a key')
  const key = createPublicKey({ key: Buffer.from(spki), format: 'der', type: 'spki' })
  const { kty, crv, x, y } = key.export({ format: 'jwk' })
  if (kty !== 'EC' || crv !== 'P-256' || x === undefined || y === undefined) {
    throw new Error('KMS answered with a key of another kind')
  }
  const kid = createHash('sha256').update(JSON.stringify({ crv, kty, x, y })).digest('base64url')
  return { kty, crv, x, y, kid, alg: 'ES256', use: 'sig' }
}

const typ = 'passerelle-seal+jwt'

/** Signs a statement as a JWS (ES256). The private key stays in KMS. */
export async function signSeal(kms: Kms, { kid }: SealingKey, statement: object): Promise<string> {
  const text = [{ alg: 'ES256', typ, kid }, statement].map(encode).join('.')
  const { Signature: der } = await kms.client.send(
    new SignCommand({
      KeyId: kms.keyId,
      Message: Buffer.from(text),
      MessageType: 'RAW',
      SigningAlgorithm: 'ECDSA_SHA_256',
    }),
  )
  if (der === undefined) throw new Error('KMS answered without a signature')
  return `${text}.${plainSignature(Buffer.from(der)).toString('base64url')}`
}

/** What one of these keys has signed as a seal; nothing where none of them has. */
export function readSigned(signed: string, keys: readonly SealingKey[]): unknown {
  const [head = '', payload = '', signature = ''] = signed.split('.')
  try {
    const { alg, typ: kind, kid } = decode(head) as Record<string, unknown> // may hold anything
    const jwk = keys.find((key) => key.kid === kid)
    if (jwk === undefined || alg !== 'ES256' || kind !== typ) return undefined
    const key = createPublicKey({ key: jwk, format: 'jwk' })
    const bytes = Buffer.from(signature, 'base64url')
    // A spelling of the same bytes that decodes alike is another text, and so another seal.
    if (bytes.toString('base64url') !== signature) return undefined
    const isSigned = verify(
      'sha256',
      Buffer.from(`${head}.${payload}`),
      { key, dsaEncoding: 'ieee-p1363' },
      bytes,
    )
    return isSigned ? decode(payload) : undefined
  } catch {
    return undefined
  }
}

function encode(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url')
}

function decode(part: string): unknown {
  return JSON.parse(Buffer.from(part, 'base64url').toString('utf8'))
}

const half = 32

/** KMS writes a signature as ASN.1, a JWS as its two numbers (RFC 7518, section 3.4). */
function plainSignature(der: Buffer): Buffer {
  const numbers: Buffer[] = []
  for (let at = 2; at < der.length; ) {
    const length = der.readUInt8(at + 1)
    const number = der.subarray(at + 2, at + 2 + length)
    numbers.push(Buffer.concat([Buffer.alloc(half), number]).subarray(-half))
    at += 2 + length
  }
  return Buffer.concat(numbers)
}
