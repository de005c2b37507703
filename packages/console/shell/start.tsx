import { Navigate } from '@tanstack/react-router'
import { Empty } from '../kit/empty.tsx'
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
    <Empty title={say('start.none')} text={say('start.noneText')} />
  )
}
