import { randomBytes } from 'node:crypto'
import type { Principal } from '../iam/principal.ts'

/** The credentials that a caller signs with. */
export type Credentials = {
  readonly accessKeyId: string
  readonly secretAccessKey: string
  readonly sessionToken: string
  readonly expiration: Date
}

type Session = { readonly principal: Principal; readonly sessionToken: string; readonly expires: number }

/** Which credentials stand for whom. Kept in memory only: a restart ends every session. */
export type Sessions = {
  issue(principal: Principal, seconds: number): Credentials
  /** The holder of these credentials. The token is random, so holding it is proof enough on one machine. */
  find(accessKeyId: string, sessionToken: string | undefined): Principal | 'unknown' | 'expired'
  revoke(accessKeyId: string): void
}

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

export function openSessions(clock: { now(): Date }): Sessions {
  const sessions = new Map<string, Session>()
  let nextSweep = 0

  function sweep(now: number) {
    if (now < nextSweep) return
    nextSweep = now + 60_000
    // An hour of grace, so that an expired session is told apart from one that never was.
    for (const [id, { expires }] of sessions) if (expires + 3_600_000 < now) sessions.delete(id)
  }

  return {
    issue(principal, seconds) {
      const now = clock.now().getTime()
      sweep(now)
      const accessKeyId = `ASIA${Array.from(randomBytes(16), (byte) => alphabet.charAt(byte % 32)).join('')}`
      const sessionToken = randomBytes(96).toString('base64')
      const expires = now + seconds * 1000
      sessions.set(accessKeyId, { principal, sessionToken, expires })
      return {
        accessKeyId,
        secretAccessKey: randomBytes(30).toString('base64'),
        sessionToken,
        expiration: new Date(expires),
      }
    },
    find(accessKeyId, sessionToken) {
      const session = sessions.get(accessKeyId)
      if (session === undefined || session.sessionToken !== sessionToken) return 'unknown'
      return session.expires <= clock.now().getTime() ? 'expired' : session.principal
    },
    revoke: (accessKeyId) => void sessions.delete(accessKeyId),
  }
}
