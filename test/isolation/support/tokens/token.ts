import { createHmac, type KeyObject, sign } from 'node:crypto'

export type Claims = Readonly<Record<string, unknown>>

export type TokenParts = { readonly header: Claims; readonly claims: Claims; readonly signature: Buffer }

/** A token signed as `RS256` wants it, whatever its header says. */
export function signed(header: Claims, claims: Claims, key: KeyObject, digest = 'sha256'): string {
  const content = contentOf(header, claims)
  return `${content}.${sign(digest, Buffer.from(content), key).toString('base64url')}`
}

/** A token "signed" with a text that both sides know. */
export function authenticated(header: Claims, claims: Claims, secret: string | Buffer): string {
  const content = contentOf(header, claims)
  return `${content}.${createHmac('sha256', secret).update(content).digest('base64url')}`
}

/** Header and claims with any signature, or with none. */
export function unsigned(header: Claims, claims: Claims, signature = ''): string {
  return `${contentOf(header, claims)}.${signature}`
}

export function partsOf(token: string): TokenParts {
  const [header = '', claims = '', signature = ''] = token.split('.')
  const read = (part: string): Claims => JSON.parse(Buffer.from(part, 'base64url').toString('utf8'))
  return { header: read(header), claims: read(claims), signature: Buffer.from(signature, 'base64url') }
}

/** The same token with one bit of its signature turned over. */
export function flipped(token: string, bit: number): string {
  const [header, claims] = token.split('.')
  const { signature } = partsOf(token)
  const at = bit >> 3
  signature[at] = (signature[at] ?? 0) ^ (1 << (bit & 7))
  return `${header}.${claims}.${signature.toString('base64url')}`
}

function contentOf(header: Claims, claims: Claims): string {
  return [header, claims].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.')
}
