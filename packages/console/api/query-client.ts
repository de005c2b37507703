import { QueryClient } from '@tanstack/react-query'
import { isPassing, troubleOf } from './trouble.ts'

/** What was read stays in memory, and is read anew whenever somebody looks at it after a while. */
export function openQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 10_000,
        gcTime: 10 * 60_000,
        networkMode: 'always',
        retry: (failures, error) => failures < 2 && isPassing(troubleOf(error)),
        retryDelay: (failures, error) => {
          const trouble = troubleOf(error)
          return trouble.kind === 'busy' ? trouble.waitSeconds * 1000 : 1000 * 2 ** failures
        },
      },
      mutations: { networkMode: 'always', gcTime: 0 },
    },
  })
}
