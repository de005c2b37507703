import { ServiceError } from '../front/service.ts'

/** How long somebody may take to answer what sign-in asked for, unless the client says otherwise. */
const validMs = 3 * 60_000

type Challenge = { readonly username: string; readonly name: string; readonly until: number }

/**
 * What sign-in has asked for and of whom. An answer counts only with the session that the question came with:
 * without it anybody could choose a new password for anybody.
 */
export function openChallengeSessions(now: () => number = Date.now) {
  const open = new Map<string, Challenge>()
  return {
    begin(session: string, username: string, name: string): void {
      for (const [key, { until }] of open) if (until < now()) open.delete(key)
      open.set(session, { username, name, until: now() + validMs })
    },
    /** @throws {ServiceError} where this was not asked of this person, or too long ago */
    assertOpen(session: string, username: string, name: string): void {
      const challenge = open.get(session)
      if (challenge === undefined || challenge.username !== username || challenge.name !== name)
        throw new ServiceError('NotAuthorizedException', 'Invalid session for the user.')
      if (challenge.until < now())
        throw new ServiceError('NotAuthorizedException', 'Invalid session for the user, session is expired.')
    },
    end: (session: string) => void open.delete(session),
  }
}
