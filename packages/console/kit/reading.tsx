import { Button, Skeleton } from '@mantine/core'
import type { ReactNode } from 'react'
import { troubleOf } from '../api/trouble.ts'
import { useWords } from '../language/words.tsx'
import { TroubleNotice, wordsFor } from './notice.tsx'
import { Page } from './page.tsx'

type ReadingProps<Data> = {
  readonly of: {
    readonly data: Data | undefined
    readonly error: unknown
    readonly isPending: boolean
    readonly refetch: () => Promise<unknown>
  }
  readonly lines?: number
  readonly children: (data: Data) => ReactNode
}

/** What was read; until then its outline, and what went wrong where it cannot be had. Old news stays while new is read. */
export function Reading<Data>({
  of: { data, error, isPending, refetch },
  lines = 3,
  children,
}: ReadingProps<Data>) {
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

/** The same for a whole screen: where it cannot be had, that is its heading, so that everybody learns of it. */
export function ScreenReading<Data>(props: ReadingProps<Data>) {
  const { say } = useWords()
  const { data, error, isPending, refetch } = props.of
  if (data !== undefined || isPending) return <Reading {...props} />
  const { title, text } = wordsFor(say, troubleOf(error))
  return (
    <Page title={title} lead={text}>
      <div>
        <Button variant="default" onClick={() => void refetch()}>
          {say('action.tryAgain')}
        </Button>
      </div>
    </Page>
  )
}
