import type { Answer, Client } from '@passerelle/client'
import { useCallback, useEffect, useState } from 'preact/hooks'
import { type Trouble, troubleOf } from '../api/trouble.ts'
import { useApi } from './visit-context.tsx'

/** What was read, or why it was not; until then neither. */
export type Load<Body> = {
  readonly body?: Body
  readonly trouble?: Trouble
  readonly again: () => void
}

/** Reads something from the API; once more in another language, or when asked to. */
export function useLoad<Body>(read: (api: Client) => Promise<Answer<Body>>, isWanted = true): Load<Body> {
  const api = useApi()
  const [round, setRound] = useState(0)
  const [loaded, setLoaded] = useState<{ readonly body?: Body; readonly trouble?: Trouble }>({})
  useEffect(() => {
    if (!isWanted) return undefined
    let isGone = false
    const show = (next: typeof loaded) => {
      if (!isGone) setLoaded(next)
    }
    read(api).then(
      ({ body }) => show({ body }),
      (error: unknown) => show({ trouble: troubleOf(error) }),
    )
    return () => {
      isGone = true
    }
    // The function is another one each time; what it reads depends on the API alone.
  }, [api, round, isWanted])
  const again = useCallback(() => {
    setLoaded({})
    setRound((before) => before + 1)
  }, [])
  return { ...loaded, again }
}
