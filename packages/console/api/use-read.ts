import type { Client } from '@passerelle/client'
import { type UseQueryResult, useQuery } from '@tanstack/react-query'
import { useApi } from './api-context.tsx'

type ReadId = Extract<keyof Client, `read${string}` | `list${string}` | `preview${string}` | `find${string}`>
type Options<Id extends ReadId> = Parameters<Client[Id]>
type Answered<Id extends ReadId> = Awaited<ReturnType<Client[Id]>>

type Settings = {
  /** Not yet, while something that the call needs is missing. */
  readonly enabled?: boolean
  /** Read again after so many milliseconds while somebody looks. */
  readonly refetchInterval?: number
}

/** Reads something from the API by the name of its operation, and keeps it under that name and what was asked. */
export function useRead<Id extends ReadId>(
  operation: Id,
  options: Options<Id>,
  settings: Settings = {},
): UseQueryResult<Answered<Id>> {
  const api = useApi()
  return useQuery<Answered<Id>>({
    queryKey: [operation, ...options],
    queryFn: () => {
      // The method of an operation takes that operation's options and gives its answer; a union of all hides it.
      const read = api[operation] as unknown as (...given: Options<Id>) => Promise<Answered<Id>>
      return read(...options)
    },
    ...settings,
  })
}
