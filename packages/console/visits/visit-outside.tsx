import { lazy, type PropsWithChildren, Suspense } from 'react'
import { Outside } from '../kit/outside.tsx'
import styles from './visit-outside.module.css'

/** Where the roster that was taken along is, signed in or not. */
export const visitAddress = '#/visit'

const Door = lazy(async () => ({ default: (await import('./visit-door.tsx')).VisitDoor }))

/** The roster that was taken along, outside of all that asks who one is. */
export function VisitOutside({ onSignIn, children }: PropsWithChildren<{ readonly onSignIn?: () => void }>) {
  return (
    <Outside main={styles['main']}>
      {children}
      <Suspense fallback={null}>
        <Door onSignIn={onSignIn} />
      </Suspense>
    </Outside>
  )
}
