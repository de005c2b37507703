import type { ResourceOf } from '@passerelle/client'
import { type QueryClient, skipToken, useQuery } from '@tanstack/react-query'
import type { Participant } from './queries.ts'

type TakenIn = ResourceOf<'takeInParticipant'>

/** What the intake of somebody warned of. It is told once, so it is kept beside what was read, and goes with it. */
export type IntakeWarning = {
  readonly matches: NonNullable<TakenIn['likelyMatches']>
  readonly coordinatorShouldLook: boolean
}

const keyOf = (participantId: string) => ['intakeWarning', participantId]

/** The warning of an answer, where there is one. */
export function warningOf(taken: TakenIn): IntakeWarning | undefined {
  const { likelyMatches: matches = [], coordinatorShouldLook = false } = taken
  return matches.length > 0 || coordinatorShouldLook ? { matches, coordinatorShouldLook } : undefined
}

export function keepWarning(queries: QueryClient, taken: TakenIn): void {
  const warning = warningOf(taken)
  if (warning !== undefined) queries.setQueryData(keyOf(taken.id), warning)
}

export function dropWarning(queries: QueryClient, participantId: Participant['id']): void {
  queries.removeQueries({ queryKey: keyOf(participantId) })
}

export function useIntakeWarning(participantId: Participant['id']): IntakeWarning | undefined {
  const { data } = useQuery<IntakeWarning>({ queryKey: keyOf(participantId), queryFn: skipToken })
  return data
}
