import { type Pool, PoolRefused, type Tokens } from './pool.ts'

/**
 * Whether somebody is signed in. `locked` keeps the page as it was behind a curtain until the same person is back: what
 * they typed is there again, and nobody else sees it.
 */
export type SessionState =
  | { readonly kind: 'out' }
  | { readonly kind: 'in'; readonly email: string; readonly name: string }
  | { readonly kind: 'locked'; readonly email: string; readonly name: string; readonly because: LockReason }

export type LockReason = 'idle' | 'ended'

/** A call was made while nobody is signed in. */
export class SignedOut extends Error {
  override readonly name = 'SignedOut'
}

/** One person's session in this window: tokens in memory, nowhere else. */
export type Session = {
  readonly state: () => SessionState
  readonly subscribe: (listener: () => void) => () => void
  readonly tokens: () => Tokens | undefined
  readonly enter: (email: string, tokens: Tokens) => void
  /** An access token that holds still. @throws {SignedOut} */
  readonly accessToken: () => Promise<string>
  readonly lock: (because: LockReason) => void
  /** Signs out for good: revokes, and forgets everything. */
  readonly leave: () => Promise<void>
}

/** An access token is renewed so long before it ends. */
const renewMs = 60_000

export function openSession(pool: Pool, clock: () => number = Date.now): Session {
  let state: SessionState = { kind: 'out' }
  let tokens: Tokens | undefined
  let renewal: Promise<Tokens> | undefined
  const listeners = new Set<() => void>()
  const change = (next: SessionState, held?: Tokens) => {
    state = next
    tokens = held
    for (const listener of listeners) listener()
  }
  /** Tells the pool that a refresh token is done with; it runs out by itself where the pool cannot be reached. */
  const revoke = async (held: Tokens | undefined) => {
    if (held) await pool.revoke(held).catch(() => undefined)
  }

  const session: Session = {
    state: () => state,
    subscribe: (listener) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    tokens: () => tokens,
    enter: (email, entered) => change({ kind: 'in', email, name: entered.name }, entered),
    accessToken: async () => {
      if (tokens === undefined) throw new SignedOut()
      if (endOf(tokens.access) - clock() > renewMs) return tokens.access
      // Calls that come at once wait for one renewal.
      renewal ??= pool.refresh(tokens).finally(() => {
        renewal = undefined
      })
      try {
        const renewed = await renewal
        // Somebody may have signed out in the meantime.
        if (state.kind !== 'in') throw new SignedOut()
        tokens = renewed
        return renewed.access
      } catch (error) {
        if (error instanceof PoolRefused && error.reason === 'wrong_credentials') session.lock('ended')
        throw error
      }
    },
    lock: (because) => {
      if (state.kind !== 'in') return
      const held = tokens
      change({ ...state, kind: 'locked', because })
      void revoke(held)
    },
    leave: async () => {
      const held = tokens
      change({ kind: 'out' })
      await revoke(held)
    },
  }
  return session
}

/** When a token ends, in milliseconds; at once where it does not say. */
function endOf(token: string): number {
  const payload = token.split('.')[1]?.replaceAll('-', '+').replaceAll('_', '/') ?? ''
  try {
    const { exp }: { readonly exp?: number } = JSON.parse(atob(payload))
    return (exp ?? 0) * 1000
  } catch {
    return 0
  }
}
