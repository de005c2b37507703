import { useEffect, useState } from 'react'
import { lookOnShelf, type Shelved, watchShelf } from './shelf.ts'

/** What lies on this device, sealed; `undefined` until one has looked, and `nothing` where nothing does. */
export function useShelf(): Shelved | 'nothing' | undefined {
  const [found, setFound] = useState<Shelved | 'nothing'>()
  useEffect(() => {
    // A browser that keeps nothing has nothing.
    const look = () =>
      void lookOnShelf().then(
        (shelved) => setFound(shelved ?? 'nothing'),
        () => setFound('nothing'),
      )
    look()
    return watchShelf(look)
  }, [])
  return found
}
