import { createPublicKey, generateKeyPairSync, type KeyObject, sign } from 'node:crypto'

/** What a JWT says, without looking at its signature. */
export function payloadOf(jwt: string): Record<string, unknown> {
  return parsed(jwt.split('.')[1])
}

export function headerOf(jwt: string): Record<string, unknown> {
  return parsed(jwt.split('.')[0])
}

function parsed(part = ''): Record<string, unknown> {
  return JSON.parse(Buffer.from(part, 'base64url').toString('utf8'))
}

/** A key of a test's own, which signs whatever it is given. */
export function aSigner(kid: string) {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  return {
    jwk: { ...createPublicKey(privateKey).export({ format: 'jwk' }), kid, alg: 'ES256', use: 'sig' },
    sign: (payload: object) => signed({ alg: 'ES256', typ: 'vc+jwt', kid }, payload, privateKey),
  }
}

function signed(header: object, payload: object, key: KeyObject): string {
  const parts = [header, payload].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
  const text = parts.join('.')
  const signature = sign('sha256', Buffer.from(text), { key, dsaEncoding: 'ieee-p1363' })
  return `${text}.${signature.toString('base64url')}`
}

/** The same JWT with one thing in its payload changed, and the signature as it was. */
export function altered(jwt: string, change: object): string {
  const [head, , signature] = jwt.split('.')
  const payload = Buffer.from(JSON.stringify({ ...payloadOf(jwt), ...change })).toString('base64url')
  return [head, payload, signature].join('.')
}
