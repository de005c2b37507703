import { describe, expect, it } from 'vitest'
import { type Pool, PoolRefused, type Tokens } from './pool.ts'
import { openSession, SignedOut } from './session.ts'

const now = Date.parse('2027-01-10T09:00:00.000Z')

/** A token that ends so many minutes from now. */
const token = (minutes: number) => `h.${btoa(JSON.stringify({ exp: (now + minutes * 60_000) / 1000 }))}.s`

const tokens = (minutes: number): Tokens => ({ access: token(minutes), refresh: 'refresh', name: 'Miriam' })

/** A pool that renews, and remembers what was asked of it. */
function aPool(refresh: Pool['refresh'] = async () => tokens(15)) {
  const asked: string[] = []
  const pool = {
    refresh: async (held: Tokens) => {
      asked.push('refresh')
      return refresh(held)
    },
    revoke: async ({ refresh: revoked }: Tokens) => void asked.push(`revoke ${revoked}`),
  } as Pool // the two calls that a session makes
  return { pool, asked }
}

const signedIn = (minutes: number, refresh?: Pool['refresh']) => {
  const { pool, asked } = aPool(refresh)
  const session = openSession(pool, () => now)
  session.enter('miriam@bfz.example', tokens(minutes))
  return { session, asked }
}

describe('an access token', () => {
  it('is given as it is while it holds', async () => {
    const { session, asked } = signedIn(10)
    expect(await session.accessToken()).toBe(token(10))
    expect(asked).toEqual([])
  })

  it('is renewed once for all calls that come at once', async () => {
    const { session, asked } = signedIn(0.5)
    const all = await Promise.all([session.accessToken(), session.accessToken(), session.accessToken()])
    expect(new Set(all)).toEqual(new Set([token(15)]))
    expect(asked).toEqual(['refresh'])
  })

  it('is not given to anybody after signing out, not even one that was on its way', async () => {
    let renew: (renewed: Tokens) => void = () => undefined
    const { session } = signedIn(
      0.5,
      () =>
        new Promise((resolve) => {
          renew = resolve
        }),
    )
    const wanted = session.accessToken()
    await session.leave()
    renew(tokens(15))
    await expect(wanted).rejects.toThrow(SignedOut)
    expect(session.tokens()).toBeUndefined()
    await expect(session.accessToken()).rejects.toThrow(SignedOut)
  })
})

describe('a session that has ended', () => {
  it('covers the page, and says why', async () => {
    const { session } = signedIn(0.5, async () => {
      throw new PoolRefused('wrong_credentials')
    })
    await expect(session.accessToken()).rejects.toThrow(PoolRefused)
    expect(session.state()).toMatchObject({ kind: 'locked', because: 'ended', email: 'miriam@bfz.example' })
  })

  it('is not mistaken for a lost line', async () => {
    const { session } = signedIn(0.5, async () => {
      throw new PoolRefused('offline')
    })
    await expect(session.accessToken()).rejects.toThrow(PoolRefused)
    expect(session.state().kind).toBe('in')
  })
})

it('a locked page holds no token, and its refresh token opens nothing any more', async () => {
  const { session, asked } = signedIn(10)
  session.lock('idle')
  expect(session.tokens()).toBeUndefined()
  expect(asked).toEqual(['revoke refresh'])
  await expect(session.accessToken()).rejects.toThrow(SignedOut)
})

it('signing out revokes, and forgets who it was', async () => {
  const { session, asked } = signedIn(10)
  await session.leave()
  expect(asked).toEqual(['revoke refresh'])
  expect(session.state()).toEqual({ kind: 'out' })
})
