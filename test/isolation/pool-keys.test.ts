import { afterAll, expect, test } from 'vitest'
import { exportsOf } from './support/bundled.ts'
import { forgeries, unfit } from './support/tokens/forgeries.ts'
import { openKeyServer } from './support/tokens/key-server.ts'
import { newKey, published, type SigningKey, shippedKey } from './support/tokens/keys.ts'
import { flipped, partsOf, signed } from './support/tokens/token.ts'

/*
 * A deployed pool signs with keys of its own. The emulator's key, which everybody has, is then as good as any key that
 * somebody made up.
 */

type TokenVerifier = (pool: {
  readonly issuer: string
  readonly clientId: string
  readonly region: string
  readonly userPoolId: string
  readonly identityEndpoint: string
}) => (token: string) => Promise<object | undefined>

const { tokenVerifier } = await exportsOf<{ tokenVerifier: TokenVerifier }>(
  'functions/authorizer/verify-token.ts',
)
const server = await openKeyServer()
afterAll(() => server.close())

const pool = {
  issuer: 'https://cognito-idp.eu-central-1.amazonaws.com/eu-central-1_ABCdef123',
  clientId: '7client0of0the0stack',
  region: 'eu-central-1',
  userPoolId: 'eu-central-1_ABCdef123',
  identityEndpoint: server.address,
}
const keys = `/${pool.userPoolId}/.well-known/jwks.json`
const poolKey = newKey('key-of-this-pool')
server.publish(keys, [published(poolKey)])
const verify = tokenVerifier(pool)

const seconds = Math.floor(Date.now() / 1000)
const claims = {
  sub: '6d1b44a2-3f4e-4e1c-9a75-2a1f0d7c5b11',
  iss: pool.issuer,
  client_id: pool.clientId,
  token_use: 'access',
  iat: seconds,
  exp: seconds + 900,
}
const tokenOf = (key: SigningKey, kid = key.kid, change = {}) =>
  signed({ alg: 'RS256', kid }, { ...claims, ...change }, key.secret)

const access = tokenOf(poolKey)
const forger = {
  access,
  identity: tokenOf(poolKey, poolKey.kid, { token_use: 'id', aud: pool.clientId }),
  refresh: 'a.b.c.d.e',
  other: tokenOf(poolKey, poolKey.kid, { sub: 'somebody-else' }),
  address: server.address,
}

test('a token of the pool’s own key is trusted', async () => {
  expect(await verify(access)).toEqual({ subject: claims.sub })
})

test.each([
  ['under its own name', shippedKey().kid],
  ['under the name of the pool’s key', poolKey.kid],
])('the key that ships with the emulator is not trusted %s', async (_, kid) => {
  expect(await verify(tokenOf(shippedKey(), kid))).toBeUndefined()
})

test('a key of another pool is not trusted, although that pool publishes it', async () => {
  const other = newKey('key-of-another-pool')
  server.publish('/eu-central-1_Another1/.well-known/jwks.json', [published(other)])
  expect(await verify(tokenOf(other))).toBeUndefined()
  const iss = pool.issuer.replace(pool.userPoolId, 'eu-central-1_Another1')
  expect(await verify(tokenOf(other, other.kid, { iss }))).toBeUndefined()
  expect(await verify(tokenOf(poolKey, poolKey.kid, { iss }))).toBeUndefined()
})

test('no forged and no unfit token is trusted', async () => {
  const somebody = new Set(['about an empty name', 'about somebody unknown', 'about a part of the table'])
  const bad = [
    ...forgeries(forger, poolKey),
    // Of whom a valid token speaks, and whether they are a member, is not the verifier's question.
    ...unfit(forger, poolKey, new Date()).filter(({ kind }) => !somebody.has(kind)),
  ]
  const trusted: string[] = []
  for (const { kind, token } of bad) if ((await verify(token)) !== undefined) trusted.push(kind)
  expect(trusted).toEqual([])
  expect(bad.length).toBeGreaterThan(30)
})

test('no single bit of a signature may be another', async () => {
  const bits = partsOf(access).signature.length * 8
  const trusted: number[] = []
  for (let bit = 0; bit < bits; bit += 1)
    if ((await verify(flipped(access, bit))) !== undefined) trusted.push(bit)
  expect(bits).toBe(2048)
  expect(trusted).toEqual([])
})

test('keys are asked for at the pool and nowhere else', () => {
  expect(new Set(server.asked)).toEqual(new Set([keys]))
})

test('a pool that does not give its keys lets nobody in, and tells nobody to sign in again', async () => {
  const silent = tokenVerifier({ ...pool, userPoolId: 'eu-central-1_Silent000' })
  await expect(silent(access)).rejects.toThrow('does not give its keys')
})
