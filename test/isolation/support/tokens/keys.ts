import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto'
import { createRequire } from 'node:module'
import { root } from '../assembly.ts'

/** A key pair with the name under which a set of keys publishes it. */
export type SigningKey = { readonly kid: string; readonly secret: KeyObject; readonly open: KeyObject }

// The emulator's own copy: whoever has the package can sign with this key.
const emulator = createRequire(`${root}packages/local-cloud/index.ts`)

/** The key with which the local pool signs. It ships inside the emulator's package, so it is no secret at all. */
export function shippedKey(): SigningKey {
  const { jwk } = emulator('cognito-local/lib/keys/cognitoLocal.private.json')
  const secret = createPrivateKey({ key: jwk, format: 'jwk' })
  return { kid: jwk.kid, secret, open: createPublicKey(secret) }
}

/** A key that nobody trusts yet. */
export function newKey(kid: string): SigningKey {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  return { kid, secret: privateKey, open: publicKey }
}

/** The key as a set of keys publishes it. */
export function published({ kid, open }: SigningKey): Record<string, unknown> {
  return { ...open.export({ format: 'jwk' }), kid, alg: 'RS256', use: 'sig' }
}
