import { Button } from '@mantine/core'
import { useWords } from '../language/words.tsx'

/** The way to the next page of a list, and how many more there are where that is known. */
export function MorePages({
  pages: { hasNextPage, isFetchingNextPage, fetchNextPage },
  count,
}: {
  readonly pages: {
    readonly hasNextPage: boolean
    readonly isFetchingNextPage: boolean
    readonly fetchNextPage: () => Promise<unknown>
  }
  readonly count?: number | undefined
}) {
  const { say } = useWords()
  return hasNextPage ? (
    <Button variant="default" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
      {count === undefined ? say('kit.more') : say('kit.moreOf', { count })}
    </Button>
  ) : null
}
