import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import type { Key } from './keys.ts'

/** The encryption context of a request: bound to the ciphertext, never secret. */
export type EncryptionContext = Readonly<Record<string, string>>

const version = 1
const idLength = 16
const nonceLength = 12
const tagLength = 16
const headerLength = 1 + idLength + nonceLength + tagLength

/** The context in one spelling, whatever the order of its keys. */
function canonical(context: EncryptionContext): Buffer {
  return Buffer.from(JSON.stringify(Object.entries(context).sort(([a], [b]) => (a < b ? -1 : 1))))
}

/** Layout: version, key id, nonce, tag, ciphertext. */
export function seal(key: Key, plaintext: Buffer, context: EncryptionContext): Buffer {
  const nonce = randomBytes(nonceLength)
  const cipher = createCipheriv('aes-256-gcm', key.material, nonce).setAAD(canonical(context))
  const sealed = Buffer.concat([cipher.update(plaintext), cipher.final()])
  const id = Buffer.from(key.id.replaceAll('-', ''), 'hex')
  return Buffer.concat([Buffer.of(version), id, nonce, cipher.getAuthTag(), sealed])
}

/** The id of the key that sealed the blob, or undefined where it is no blob of ours. */
export function keyIdOf(blob: Buffer): string | undefined {
  if (blob.length < headerLength || blob[0] !== version) return undefined
  const hex = blob.subarray(1, 1 + idLength).toString('hex')
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}

/** Opens a blob, or undefined where blob, key and context do not belong together. */
export function open(key: Key, blob: Buffer, context: EncryptionContext): Buffer | undefined {
  const nonce = blob.subarray(1 + idLength, 1 + idLength + nonceLength)
  const tag = blob.subarray(headerLength - tagLength, headerLength)
  const decipher = createDecipheriv('aes-256-gcm', key.material, nonce, { authTagLength: tagLength })
  decipher.setAAD(canonical(context)).setAuthTag(tag)
  try {
    return Buffer.concat([decipher.update(blob.subarray(headerLength)), decipher.final()])
  } catch {
    return undefined
  }
}
