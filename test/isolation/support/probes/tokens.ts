import { newKey, shippedKey } from '../tokens/keys.ts'
import { partsOf, signed, unsigned } from '../tokens/token.ts'
import { type Actor, type Probe, wire } from './probe.ts'
import { guarded, pathTo } from './routes.ts'
import { type Thing, waysTo } from './things.ts'

/** Tokens that let nobody in, by kind. */
export function unfitTokens(tokens: {
  readonly access: string
  readonly identity: string
  readonly refresh: string
}): Readonly<Record<string, string>> {
  const { header, claims } = partsOf(tokens.access)
  const pool = shippedKey()
  const otherPool = newKey('another-pool')
  return {
    'an identity token': tokens.identity,
    'a refresh token': tokens.refresh,
    'no token': '',
    'an expired token': signed(header, { ...claims, exp: 1_700_000_000 }, pool.secret),
    'a token of another pool': signed({ ...header, kid: otherPool.kid }, claims, otherPool.secret),
    'a forged token': unsigned({ ...header, alg: 'none' }, claims, 'AA'),
  }
}

/** Every route with every foreign id, and a token that is none: the answer is the same 401 everywhere. */
export function* withUnfitTokens(
  actor: Actor,
  tokens: Readonly<Record<string, string>>,
  foreign: readonly Thing[],
): Generator<Probe> {
  for (const [kind, token] of Object.entries(tokens))
    for (const route of guarded)
      for (const params of waysTo(route, foreign))
        yield {
          what: `${route.operationId} with ${kind}`,
          actor,
          wire: wire(route.method, pathTo(route, params), token),
          twin: wire('GET', '/v1/me', token),
          status: 401,
        }
}
