import { ApiProblem, type Client, createClient, type ResourceOf } from '@passerelle/client'
import type { Language } from '@passerelle/messages'

/** Why nobody is inside any more. */
export type Closed = 'idle' | 'left' | 'ended'

/** Whether somebody is at their own page. What opens it is in memory and nowhere else. */
export type VisitState =
  | { readonly kind: 'outside'; readonly code?: string; readonly because?: Closed }
  | { readonly kind: 'inside'; readonly code: string; readonly self: ResourceOf<'readSelf'> }

/** One visit of one person to their own page. */
export type Visit = {
  state(): VisitState
  subscribe(listener: () => void): () => void
  /** Somebody comes by a link; whoever was inside before is not any more. */
  come(code: string | undefined): void
  /**
   * Opens the page, and answers the language for it: the one that was chosen here, else the best one that they speak.
   *
   * @throws {ApiProblem} 401 where link and PIN open nothing
   */
  enter(code: string, pin: string, chosen?: Language): Promise<Language>
  /** The API in a language, as the person who is inside. */
  api(language: Language): Client
  /** Forgets everything but, after a break, the link. */
  close(because: Closed): void
}

// The device may be another person's, so its languages say little of who comes.
const anyLanguage = '*'

/** @param origin where page and API are */
export function openVisit(origin: string, call: typeof fetch = fetch): Visit {
  let state: VisitState = { kind: 'outside' }
  let bearer = ''
  const listeners = new Set<() => void>()
  const change = (next: VisitState, held = '') => {
    state = next
    bearer = held
    for (const listener of listeners) listener()
  }
  const clientFor = (token: string, language: string, onRefused: () => void) =>
    createClient({
      api: origin,
      language,
      token: () => token,
      fetch: async (input, init) => {
        const response = await call(input, { ...init, cache: 'no-store' })
        if (response.status === 401) onRefused()
        return response
      },
    })
  const visit: Visit = {
    state: () => state,
    subscribe: (listener) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    come: (code) => change({ kind: 'outside', ...(code !== undefined && { code }) }),
    enter: async (code, pin, chosen) => {
      const token = `${code}.${pin}`
      const { body: self } = await clientFor(token, chosen ?? anyLanguage, () => undefined).readSelf()
      change({ kind: 'inside', code, self }, token)
      return self.lang as Language // one of those that answers are in
    },
    api: (language) => {
      const held = bearer
      // A late answer to somebody who has gone closes nobody else's page.
      return clientFor(held, language, () => held === bearer && visit.close('ended'))
    },
    close: (because) => {
      if (state.kind === 'inside') {
        change({ kind: 'outside', because, ...(because === 'idle' && { code: state.code }) })
      }
    },
  }
  return visit
}

/** Link and PIN opened nothing; why, nobody is told. */
export function isRefusal(error: unknown): boolean {
  return error instanceof ApiProblem && error.problem.status === 401
}
