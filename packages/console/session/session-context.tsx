import { createContext, type PropsWithChildren, useContext, useEffect, useSyncExternalStore } from 'react'
import { watchIdle } from './idle.ts'
import type { Pool } from './pool.ts'
import type { Session, SessionState } from './session.ts'

type Held = { readonly session: Session; readonly pool: Pool }

const Context = createContext<Held | undefined>(undefined)

export function SessionProvider({ session, pool, children }: PropsWithChildren<Held>) {
  useEffect(
    () =>
      watchIdle((step) => {
        if (step === 'lock') session.lock('idle')
        else if (session.state().kind !== 'out') void session.leave()
      }),
    [session],
  )
  return <Context value={{ session, pool }}>{children}</Context>
}

/** The session and the pool that it was opened with. */
export function useSession(): Held & { readonly state: SessionState } {
  const held = useContext(Context)
  if (held === undefined) throw new Error('useSession stands inside of SessionProvider')
  const state = useSyncExternalStore(held.session.subscribe, held.session.state)
  return { ...held, state }
}
