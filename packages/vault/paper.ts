import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  hkdfSync,
  scrypt,
  sign,
  verify,
} from 'node:crypto'
import { type DataKey, dataKey } from './seal.ts'

// 32 MB for each guess.
const hardness = { N: 2 ** 15, r: 8, p: 1, maxmem: 64 * 2 ** 20 }

/**
 * The key of a paper, from what its bearer knows and from what stays at the issuer: whoever has only the paper cannot
 * guess at its PIN, and whoever has only the rows has nothing to open.
 *
 * @param share 32 random bytes that the issuer keeps sealed
 */
export async function paperKey(pin: string, salt: string, share: DataKey): Promise<DataKey> {
  const stretched = await new Promise<Buffer>((resolve, reject) => {
    scrypt(pin, salt, 32, hardness, (error, key) => (error ? reject(error) : resolve(key)))
  })
  const both = Buffer.concat([share.export(), stretched])
  return dataKey(new Uint8Array(hkdfSync('sha256', both, salt, 'paper', 32)))
}

/** A new key pair of Ed25519; the private key as PKCS #8. */
export function newSigningKey(): Uint8Array {
  return generateKeyPairSync('ed25519').privateKey.export({ format: 'der', type: 'pkcs8' })
}

export type Signature = {
  /** Base64url, as are the public key's 32 bytes and the SHA-256 of them that people compare. */
  readonly signature: string
  readonly publicKey: string
}

export function signText(privateKey: Uint8Array, text: string): Signature {
  const key = createPrivateKey({ key: Buffer.from(privateKey), format: 'der', type: 'pkcs8' })
  const { x = '' } = createPublicKey(key).export({ format: 'jwk' })
  return { signature: sign(null, Buffer.from(text, 'utf8'), key).toString('base64url'), publicKey: x }
}

export function isSigned(text: string, { signature, publicKey }: Signature): boolean {
  try {
    const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: publicKey }, format: 'jwk' })
    return verify(null, Buffer.from(text, 'utf8'), key, Buffer.from(signature, 'base64url'))
  } catch {
    return false // no public key at all
  }
}

export function fingerprintOf(publicKey: string): string {
  return createHash('sha256').update(Buffer.from(publicKey, 'base64url')).digest('hex')
}
