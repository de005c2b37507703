import { ApiProblem, type Client, createClient, type ResourceOf } from '@passerelle/client'
import type { Language } from '@passerelle/messages'

type Self = ResourceOf<'readSelf'>

/** Why nobody is inside any more. */
export type Closed = 'idle' | 'left' | 'ended'

/** Whether somebody is at their own page. What opens it is in memory and nowhere else. */
export type VisitState =
  | { readonly kind: 'outside'; readonly code?: string; readonly because?: Closed }
  | { readonly kind: 'inside'; readonly code: string; readonly self: Self }

/** One visit of one person to their own page. */
export type Visit = {
  state(): VisitState
  subscribe(listener: () => void): () => void
  /** Somebody comes by a link; whoever was inside before is not any more. */
  come(code: string | undefined): void
  /**
   * Asks who comes by a link and a PIN; in the language that was chosen here, else in the best one that they speak.
   *
   * @throws {ApiProblem} 401 where link and PIN open nothing
   */
  knock(code: string, pin: string, chosen?: Language): Promise<Self>
  /** Opens the page to whoever knocked. */
  enter(code: string, pin: string, self: Self): void
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
    knock: async (code, pin, chosen) => {
      const api = clientFor(bearerOf(code, pin), chosen ?? anyLanguage, () => undefined)
      return (await api.readSelf()).body
    },
    enter: (code, pin, self) => change({ kind: 'inside', code, self }, bearerOf(code, pin)),
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

function bearerOf(code: string, pin: string): string {
  return `${code}.${pin}`
}

/** Link and PIN opened nothing; why, nobody is told. */
export function isRefusal(error: unknown): boolean {
  return error instanceof ApiProblem && error.problem.status === 401
}
