import { type Client, createClient } from '@passerelle/client'
import { createContext, type PropsWithChildren, useContext, useMemo } from 'react'
import { useWords } from '../language/words.tsx'
import { useSession } from '../session/session-context.tsx'

const Context = createContext<Client | undefined>(undefined)

/** The API of this origin, as the person who is signed in and in the language of the page. */
export function ApiProvider({ children }: PropsWithChildren) {
  const { session } = useSession()
  const { language } = useWords()
  const api = useMemo(
    () =>
      createClient({
        api: location.origin,
        language,
        token: session.accessToken,
        fetch: async (input, init) => {
          const response = await fetch(input, { ...init, cache: 'no-store' })
          // The role or the membership was taken away, or the token is refused for another reason.
          if (response.status === 401) session.lock('ended')
          return response
        },
      }),
    [language, session],
  )
  return <Context value={api}>{children}</Context>
}

export function useApi(): Client {
  const api = useContext(Context)
  if (api === undefined) throw new Error('useApi stands inside of ApiProvider')
  return api
}
