import { Navigate } from '@tanstack/react-router'
import { Page } from '../kit/page.tsx'
import { useWords } from '../language/words.tsx'
import { destinationsFor } from './destinations.ts'
import { useWho } from './who.tsx'

/** The first screen is the first of one's own. */
export function Start() {
  const { say } = useWords()
  const { roles } = useWho()
  const [first] = destinationsFor(roles)
  return first ? (
    <Navigate to={first.to} replace />
  ) : (
    <Page title={say('start.none')} lead={say('start.noneText')} />
  )
}
