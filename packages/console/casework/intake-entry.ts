import { type QueryClient, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { type Entry, emptyEntry } from './new-participant.ts'

const key = ['intakeEntry']

/** Keeps what is known of somebody for the intake that is opened next; it stands in no address, and goes with the session. */
export function keepForIntake(queries: QueryClient, entry: Entry): void {
  queries.setQueryData(key, entry)
}

/** What the intake begins with: what was kept for it, once, or nothing. */
export function useIntakeEntry(): Entry {
  const queries = useQueryClient()
  const [entry] = useState(() => queries.getQueryData<Entry>(key) ?? emptyEntry)
  queries.removeQueries({ queryKey: key })
  return entry
}
