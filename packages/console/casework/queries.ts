import type { CallOptions, ResourceOf } from '@passerelle/client'
import { usePages } from '../api/use-pages.ts'
import { useRead } from '../api/use-read.ts'
import { chosen } from '../kit/chosen.ts'

export type Participant = ResourceOf<'readParticipant'>
export type CaseLine = ResourceOf<'listParticipants'>['items'][number]
export type CasePage = ResourceOf<'readCase'>
export type Stage = Participant['stage']

export const useParticipant = (participantId: string, enabled = true) =>
  useRead('readParticipant', [{ params: { participantId } }], { enabled })

export const useCase = (participantId: string) => useRead('readCase', [{ params: { participantId } }])

/** By what the caseload is narrowed; an empty text narrows nothing. */
export type CaseFilter = {
  readonly q: string
  readonly stage: Stage | ''
  readonly programme: string
  readonly coach: string
}

/** The caseload, narrowed as one types; what was found stays until the next answer is there. */
export function useCaseload(filter: CaseFilter) {
  const asked = chosen(filter) as CallOptions<'listParticipants'>['query'] // each is an id of a list
  return usePages('listParticipants', { limit: 50, ...asked })
}

/** Where the person of a case is: the referrals of it. */
export const useReferralsOf = (participantId: Participant['id']) =>
  useRead('listReferrals', [{ query: { participantId } }])
