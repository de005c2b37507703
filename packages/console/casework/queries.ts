import type { ResourceOf } from '@passerelle/client'
import { usePages } from '../api/use-pages.ts'
import { useRead } from '../api/use-read.ts'

export type Participant = ResourceOf<'readParticipant'>
export type CaseLine = ResourceOf<'listParticipants'>['items'][number]
export type CasePage = ResourceOf<'readCase'>
export type Stage = Participant['stage']

export const useParticipant = (participantId: string, enabled = true) =>
  useRead('readParticipant', [{ params: { participantId } }], { enabled })

export const useCase = (participantId: string) => useRead('readCase', [{ params: { participantId } }])

export type CaseFilter = { readonly q: string; readonly stage: Stage | '' }

/** The caseload, narrowed as one types; what was found stays until the next answer is there. */
export function useCaseload({ q, stage }: CaseFilter) {
  return usePages('listParticipants', {
    limit: 50,
    ...(q !== '' && { q }),
    ...(stage !== '' && { stage }),
  })
}

/** Where the person of a case is: the referrals of it. */
export const useReferralsOf = (participantId: Participant['id']) =>
  useRead('listReferrals', [{ query: { participantId } }])
