import { MantineProvider, VisuallyHidden } from '@mantine/core'
import { QueryClientProvider, useQueryClient } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { Suspense, useEffect, useRef, useState } from 'react'
import { ApiProvider } from '../api/api-context.tsx'
import { openQueryClient } from '../api/query-client.ts'
import { WordsProvider } from '../language/words.tsx'
import { theme } from '../look/theme.ts'
import type { Pool } from '../session/pool.ts'
import type { Session } from '../session/session.ts'
import { SessionProvider, useSession } from '../session/session-context.tsx'
import { SignInScreen } from '../session/sign-in-screen.tsx'
import { VisitOutside, visitAddress } from '../visits/visit-outside.tsx'
import { WithoutNetwork } from '../visits/without-network.tsx'
import { forgetVisited } from './brought-address.ts'
import { openRouter } from './routes.tsx'

/** Where one signs in, and the session in this window. */
type Reached = { readonly pool: Pool; readonly session: Session }

/**
 * The whole console: the look, the language, the session, and behind them the screens. Where the platform was not reached
 * at the start, what was taken along is there, and the rest once it is reached.
 */
export function Console({
  reached: first,
  reach,
}: {
  readonly reached: Reached | undefined
  readonly reach: () => Promise<Reached>
}) {
  const [queries] = useState(openQueryClient)
  const [reached, setReached] = useState(first)
  return (
    // Variables and classes stand in style sheets of the build: the content policy allows no `<style>` element.
    <MantineProvider
      theme={theme}
      defaultColorScheme="auto"
      withCssVariables={false}
      withGlobalClasses={false}
    >
      <Suspense fallback={<VisuallyHidden>Passerelle</VisuallyHidden>}>
        <WordsProvider>
          {reached === undefined ? (
            <WithoutNetwork reach={async () => setReached(await reach())} />
          ) : (
            <SessionProvider {...reached}>
              <QueryClientProvider client={queries}>
                <ApiProvider>
                  <Gate />
                </ApiProvider>
              </QueryClientProvider>
            </SessionProvider>
          )}
        </WordsProvider>
      </Suspense>
    </MantineProvider>
  )
}

/** The screens for somebody who is signed in. Behind a locked page they wait, hidden, with all that was typed. */
function Gate() {
  const { state } = useSession()
  const queries = useQueryClient()
  const [hash, setHash] = useState(location.hash)
  const [wantsIn, setWantsIn] = useState(false)
  const wasIn = useRef(false)
  useEffect(() => {
    setWantsIn(false)
    if (state.kind !== 'out') {
      wasIn.current = true
      return
    }
    // Nobody finds anything of the one before: not in memory, not in the address, and not by the way back.
    queries.clear()
    const forget = () => {
      // The address of what was taken along says nothing of anybody, so it may be loaded anew.
      if (location.hash !== visitAddress) forgetVisited(history, location.pathname)
      setHash(location.hash)
    }
    // Whoever signs out there is at the signing in all the same.
    if (wasIn.current) forgetVisited(history, location.pathname)
    forget()
    addEventListener('popstate', forget)
    return () => removeEventListener('popstate', forget)
  }, [state.kind, queries])
  const isVisit = state.kind === 'out' && hash === visitAddress && !wantsIn
  return (
    <>
      {isVisit && <VisitOutside onSignIn={() => setWantsIn(true)} />}
      {state.kind !== 'in' && !isVisit && (
        <SignInScreen key={state.kind} onVisit={wantsIn ? () => setWantsIn(false) : undefined} />
      )}
      {state.kind !== 'out' && (
        <div hidden={state.kind === 'locked'}>
          <Screens />
        </div>
      )}
    </>
  )
}

function Screens() {
  const [router] = useState(openRouter)
  useEffect(
    () =>
      router.subscribe('onResolved', () => {
        // An address that was typed here is one at which somebody was, like those that the router wrote.
        if (history.state === null) router.history.replace(router.history.location.href)
      }),
    [router],
  )
  return <RouterProvider router={router} />
}
