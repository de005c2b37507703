import { useEffect } from 'react'

/** Reads the pages of a list one after the other until all are there, for a field that offers all of it. */
export function useEveryPage({
  hasNextPage,
  isFetching,
  isError,
  fetchNextPage,
}: {
  readonly hasNextPage: boolean
  readonly isFetching: boolean
  readonly isError: boolean
  readonly fetchNextPage: () => Promise<unknown>
}): void {
  useEffect(() => {
    if (hasNextPage && !isFetching && !isError) void fetchNextPage()
  }, [hasNextPage, isFetching, isError, fetchNextPage])
}
