import { MantineProvider, VisuallyHidden } from '@mantine/core'
import { QueryClientProvider, useQueryClient } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { Suspense, useEffect, useState } from 'react'
import { ApiProvider } from '../api/api-context.tsx'
import { openQueryClient } from '../api/query-client.ts'
import { WordsProvider } from '../language/words.tsx'
import { theme } from '../look/theme.ts'
import type { Pool } from '../session/pool.ts'
import type { Session } from '../session/session.ts'
import { SessionProvider, useSession } from '../session/session-context.tsx'
import { SignInScreen } from '../session/sign-in-screen.tsx'
import { forgetVisited } from './brought-address.ts'
import { openRouter } from './routes.tsx'

/** The whole console: the look, the language, the session, and behind them the screens. */
export function Console({ pool, session }: { readonly pool: Pool; readonly session: Session }) {
  const [queries] = useState(openQueryClient)
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
          <SessionProvider pool={pool} session={session}>
            <QueryClientProvider client={queries}>
              <ApiProvider>
                <Gate />
              </ApiProvider>
            </QueryClientProvider>
          </SessionProvider>
        </WordsProvider>
      </Suspense>
    </MantineProvider>
  )
}

/** The screens for somebody who is signed in. Behind a locked page they wait, hidden, with all that was typed. */
function Gate() {
  const { state } = useSession()
  const queries = useQueryClient()
  useEffect(() => {
    if (state.kind !== 'out') return
    // Nobody finds anything of the one before: not in memory, not in the address, and not by the way back.
    queries.clear()
    const forget = () => forgetVisited(history, location.pathname)
    forget()
    addEventListener('popstate', forget)
    return () => removeEventListener('popstate', forget)
  }, [state.kind, queries])
  return (
    <>
      {state.kind !== 'in' && <SignInScreen key={state.kind} />}
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
