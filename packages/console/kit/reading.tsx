import { Skeleton } from '@mantine/core'
import type { ReactNode } from 'react'
import { troubleOf } from '../api/trouble.ts'
import { useWords } from '../language/words.tsx'
import { TroubleNotice } from './notice.tsx'

/** What was read; until then its outline, and what went wrong where it cannot be had. Old news stays while new is read. */
export function Reading<Data>({
  of: { data, error, isPending, refetch },
  lines = 3,
  children,
}: {
  readonly of: {
    readonly data: Data | undefined
    readonly error: unknown
    readonly isPending: boolean
    readonly refetch: () => Promise<unknown>
  }
  readonly lines?: number
  readonly children: (data: Data) => ReactNode
}) {
  const { say } = useWords()
  if (data !== undefined) return children(data)
  if (isPending) {
    return (
      <div role="status" aria-label={say('kit.loading')}>
        {Array.from({ length: lines }, (_, line) => line).map((line) => (
          <Skeleton key={line} height={44} mb="sm" />
        ))}
      </div>
    )
  }
  return <TroubleNotice trouble={troubleOf(error)} onRetry={() => void refetch()} />
}
