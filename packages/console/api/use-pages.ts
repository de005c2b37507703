import type { Answer, CallOptions, ResourceOf } from '@passerelle/client'
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { useApi } from './api-context.tsx'

type PagedId =
  | 'listParticipants'
  | 'listReferrals'
  | 'listNotes'
  | 'listFiles'
  | 'listOffers'
  | 'readSunset'
  | 'listProgrammeTemplates'
  | 'listContactRequests'
  | 'listEmployers'
  | 'listVacancies'
  | 'listLabourFindings'
  | 'listVacancyApplications'
  | 'listSessions'
  | 'listDueFollowUps'
  | 'listEndings'
  | 'listReports'
  | 'listPublications'
  | 'listInstitutions'
  | 'listEvents'
  | 'listMembers'
  | 'listServiceAccounts'
  | 'listTenants'
  | 'listDeliveries'
  | 'readJournal'
type Page<Id extends PagedId> = ResourceOf<Id> & { readonly next?: string | undefined }
type Query<Id extends PagedId> =
  CallOptions<Id> extends { readonly query?: infer Asked } ? NonNullable<Asked> : never

/**
 * A list that is read page by page: what came so far, and the way to the next one.
 *
 * @param params what the list is of, where its address names that
 */
export function usePages<Id extends PagedId>(
  operation: Id,
  query: Query<Id>,
  refetchInterval?: number,
  params?: Readonly<Record<string, string>>,
) {
  const api = useApi()
  return useInfiniteQuery({
    queryKey: [operation, 'pages', query, params],
    initialPageParam: undefined as string | undefined,
    queryFn: async ({ pageParam }) => {
      // The method of a list takes that list's query and gives a page of it; a union of all hides it.
      const list = api[operation] as unknown as (options: {
        query: object
        params?: object | undefined
      }) => Promise<Answer<Page<Id>>>
      const { body } = await list({
        query: { ...query, ...(pageParam !== undefined && { cursor: pageParam }) },
        ...(params && { params }),
      })
      return body
    },
    getNextPageParam: ({ next }: Page<Id>) => next,
    placeholderData: keepPreviousData,
    ...(refetchInterval !== undefined && { refetchInterval }),
  })
}
