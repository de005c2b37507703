import { createCipheriv, createDecipheriv, createSecretKey, type KeyObject, randomBytes } from 'node:crypto'

/**
 * Authenticated encryption of one item's personal part: AES-256-GCM with a random 96-bit nonce.
 *
 * Layout: format (1 byte) | nonce (12) | ciphertext | tag (16). The binding is authenticated but not stored, so a
 * sealed value moved to another tenant, person, entity or schema version does not open.
 */

/** The owner and subject of a sealed value. Every part is authenticated. */
export type Binding = {
  readonly tenant: string
  readonly subject: string
  readonly entity: string
  readonly schema: number
}

/**
 * 32 bytes that seal and open. Held outside of the heap by an object that cannot be mistaken for data, or printed; the
 * cipher takes it a few times faster than it takes bytes.
 */
export type DataKey = KeyObject

/** The value is not what was sealed: altered, moved, or sealed under another key. Says no more than that. */
export class Unopenable extends Error {
  override readonly name = 'Unopenable'
}

const algorithm = 'aes-256-gcm'
const format = 1
const nonceLength = 12
const tagLength = 16
const keyLength = 32

export function dataKey(bytes: Uint8Array): DataKey {
  if (bytes.length !== keyLength) throw new RangeError(`a data key has ${keyLength} bytes`)
  return createSecretKey(bytes)
}

export function newDataKey(): DataKey {
  return dataKey(randomBytes(keyLength))
}

export function seal(key: DataKey, binding: Binding, plain: Uint8Array): Uint8Array {
  const nonce = randomBytes(nonceLength)
  const cipher = createCipheriv(algorithm, key, nonce, { authTagLength: tagLength })
  cipher.setAAD(associatedData(binding))
  const body = cipher.update(plain)
  cipher.final()
  return Buffer.concat([Uint8Array.of(format), nonce, body, cipher.getAuthTag()])
}

/** @throws {Unopenable} when a single bit of the value, its binding or its key differs. */
export function open(key: DataKey, binding: Binding, sealed: Uint8Array): Uint8Array {
  if (sealed.length < 1 + nonceLength + tagLength || sealed[0] !== format)
    throw new Unopenable('unknown format')
  const tagAt = sealed.length - tagLength
  const decipher = createDecipheriv(algorithm, key, sealed.subarray(1, 1 + nonceLength), {
    authTagLength: tagLength,
  })
  decipher.setAAD(associatedData(binding))
  decipher.setAuthTag(sealed.subarray(tagAt))
  try {
    const plain = decipher.update(sealed.subarray(1 + nonceLength, tagAt))
    decipher.final()
    return plain
  } catch (cause) {
    throw new Unopenable('altered, moved or sealed under another key', { cause })
  }
}

/** Seals a value as JSON. */
export function sealJson(key: DataKey, binding: Binding, value: unknown): Uint8Array {
  return seal(key, binding, Buffer.from(JSON.stringify(value), 'utf8'))
}

/** @throws {Unopenable} */
export function openJson(key: DataKey, binding: Binding, sealed: Uint8Array): unknown {
  return JSON.parse(Buffer.from(open(key, binding, sealed)).toString('utf8'))
}

// Length-prefixed, so that no two different bindings give the same bytes.
function associatedData({ tenant, subject, entity, schema }: Binding): Uint8Array {
  return Buffer.from(
    [tenant, subject, entity, String(schema)].map((part) => `${part.length}:${part}`).join('|'),
  )
}
