import { createHash } from 'node:crypto'
import { newKey, published, type SigningKey } from './keys.ts'
import { authenticated, flipped, partsOf, signed, unsigned } from './token.ts'

/**
 * The means of a forger: tokens of their own, every public key, and a place on the net to publish keys of their own.
 */
export type Forger = {
  /** An access token that is in force, and the identity and refresh token that came with it. */
  readonly access: string
  readonly identity: string
  readonly refresh: string
  /** An access token of somebody else. */
  readonly other: string
  /** Where the forger publishes keys. Nobody may ever ask there. */
  readonly address: string
}

export type Forgery = { readonly kind: string; readonly token: string }

/** Tokens that are not what the pool signed. Nobody who trusts the pool's keys alone may trust one of them. */
export function forgeries(forger: Forger, pool: Pick<SigningKey, 'kid' | 'open'>): readonly Forgery[] {
  const { header, claims } = partsOf(forger.access)
  const own = newKey('forger')
  const pem = pool.open.export({ type: 'spki', format: 'pem' }).toString()
  const jwk = pool.open.export({ format: 'jwk' })
  const hs256 = { ...header, alg: 'HS256' }
  const byOwn = (extra: object) => signed({ ...header, ...extra }, claims, own.secret)
  const [content, signature = ''] = splitOff(forger.access)
  const bits = partsOf(forger.access).signature.length * 8
  const certificate = createHash('sha256').update(pem).digest('base64')
  const made: Readonly<Record<string, string>> = {
    'alg none, no signature': unsigned({ ...header, alg: 'none' }, claims),
    'alg none, a signature': unsigned({ ...header, alg: 'none' }, claims, signature),
    'alg nOnE': unsigned({ ...header, alg: 'nOnE' }, claims, 'AA'),
    'no alg': unsigned({ kid: pool.kid }, claims, signature),
    'empty alg': unsigned({ ...header, alg: '' }, claims, signature),
    'HS256 with the public key': authenticated(hs256, claims, pem),
    'HS256 with the public key, trimmed': authenticated(hs256, claims, pem.trim()),
    'HS256 with the modulus': authenticated(hs256, claims, Buffer.from(String(jwk['n']), 'base64url')),
    'HS256 with the published key': authenticated(hs256, claims, JSON.stringify(jwk)),
    'HS256 with nothing': authenticated(hs256, claims, ''),
    'HS256 that calls itself RS256': authenticated(header, claims, pem),
    'a key of one’s own under the pool’s name': byOwn({}),
    'a key of one’s own under its name': byOwn({ kid: own.kid }),
    'a key without a name': byOwn({ kid: undefined }),
    'a key whose name is no text': byOwn({ kid: 7 }),
    'a key whose name is a path': byOwn({ kid: '../../../../dev/null' }),
    'a key whose name is a query': byOwn({ kid: "' OR 1=1 --" }),
    'a jku that leads to the forger': byOwn({ jku: `${forger.address}/jwks.json` }),
    'a jku and a name of one’s own': byOwn({ kid: own.kid, jku: `${forger.address}/jwks.json` }),
    'a jwk of one’s own': byOwn({ jwk: published(own) }),
    'a jwk and a name of one’s own': byOwn({ kid: own.kid, jwk: published(own) }),
    'an x5u that leads to the forger': byOwn({ x5u: `${forger.address}/certificate.pem` }),
    'an x5c of one’s own': byOwn({ x5c: [certificate] }),
    'a crit that nobody knows': byOwn({ crit: ['exp'], exp: 1 }),
    'somebody else’s claims': `${content?.split('.')[0]}.${forger.other.split('.')[1]}.${signature}`,
    'somebody else’s signature': `${content}.${forger.other.split('.')[2]}`,
    'claims that were changed': unsigned(header, { ...claims, roles: 'operator' }, signature),
    'a later end': unsigned(header, { ...claims, exp: Number(claims['exp']) + 3600 }, signature),
    'a header that was changed': unsigned({ ...header, typ: 'at+jwt' }, claims, signature),
    'no signature': `${content}.`,
    'half a signature': `${content}.${signature.slice(0, signature.length / 2)}`,
    'a signature of zeros': `${content}.${Buffer.alloc(256).toString('base64url')}`,
    'two signatures': `${forger.access}.${signature}`,
    'no claims': `${content?.split('.')[0]}..${signature}`,
    'a list of claims': unsigned(header, [claims] as never, signature),
    'an encrypted token': `${content}.${signature}.${signature}.${signature}`,
  }
  return [
    ...Object.entries(made).map(([kind, token]) => ({ kind, token })),
    ...[0, 1, 7, 8, 1023, bits - 8, bits - 1].map((bit) => ({
      kind: `bit ${bit} of the signature turned over`,
      token: flipped(forger.access, bit),
    })),
  ]
}

/** Tokens that the pool's key did sign, but not for access to this platform now. */
export function unfit(forger: Forger, pool: SigningKey, now: Date): readonly Forgery[] {
  const { header, claims } = partsOf(forger.access)
  const seconds = Math.floor(now.getTime() / 1000)
  const issuer = String(claims['iss'])
  const stranger = 'another0client0of0the0pool'
  const system = { scope: 'passerelle/service', username: undefined }
  const having = (change: object) => signed(header, { ...claims, ...change }, pool.secret)
  const made: Readonly<Record<string, string>> = {
    'an identity token': forger.identity,
    'a refresh token': forger.refresh,
    'over for an hour': having({ exp: seconds - 3600 }),
    'over for two seconds': having({ exp: seconds - 2 }),
    'over since 1970': having({ exp: 0 }),
    'without an end': having({ exp: undefined }),
    'an end that is text': having({ exp: String(seconds + 3600) }),
    'not yet in force': having({ nbf: seconds + 600 }),
    'for identification': having({ token_use: 'id' }),
    'for everything': having({ token_use: ['access', 'id'] }),
    'for nothing': having({ token_use: undefined }),
    'for another client': having({ client_id: 'another0client0of0the0pool' }),
    'for a system that nobody named': having({ ...system, client_id: stranger, sub: stranger }),
    'for a system, about a person': having({ ...system, client_id: stranger }),
    'for a system, with a person’s name': having({
      ...system,
      client_id: stranger,
      sub: stranger,
      username: claims['sub'],
    }),
    'for a system, with another scope': having({
      ...system,
      scope: 'aws.cognito.signin.user.admin',
      client_id: stranger,
      sub: stranger,
    }),
    'for a system whose name is a part of the table': having({ ...system, client_id: '#X', sub: '#X' }),
    'for no client': having({ client_id: undefined }),
    'for two clients': having({ client_id: [claims['client_id'], 'another'] }),
    'for another audience alone': having({ client_id: undefined, aud: claims['client_id'] }),
    'by another pool': having({ iss: `${issuer.slice(0, -1)}_` }),
    'by another region': having({ iss: issuer.replace('eu-central-1', 'us-east-1') }),
    'by an issuer with a slash': having({ iss: `${issuer}/` }),
    'by an issuer without TLS': having({ iss: issuer.replace('https:', 'http:') }),
    'by the forger': having({ iss: forger.address }),
    'by two issuers': having({ iss: [issuer, forger.address] }),
    'by nobody': having({ iss: undefined }),
    'about nobody': having({ sub: undefined }),
    'about an empty name': having({ sub: '' }),
    'about a list of names': having({ sub: [claims['sub']] }),
    'about somebody unknown': having({ sub: '00000000-0000-4000-8000-000000000000' }),
    'about a part of the table': having({ sub: '#P#TENANTS' }),
    'signed by another algorithm': signed({ ...header, alg: 'RS512' }, claims, pool.secret, 'sha512'),
  }
  return Object.entries(made).map(([kind, token]) => ({ kind, token }))
}

function splitOff(token: string): [string, string] {
  const dot = token.lastIndexOf('.')
  return [token.slice(0, dot), token.slice(dot + 1)]
}
