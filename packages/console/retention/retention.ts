import type { CallOptions, ResourceOf } from '@passerelle/client'
import type { CodesOf } from '@passerelle/messages/console'
import { usePages } from '../api/use-pages.ts'
import { useRead } from '../api/use-read.ts'

export type CaseRetention = ResourceOf<'readRetention'>
export type Ending = CaseRetention['case']
export type Hold = CaseRetention['holds'][number]
export type DueCase = ResourceOf<'listEndings'>['items'][number]
export type NewHold = CallOptions<'placeHold'>['body']

export const grounds = [
  'legal_claim',
  'funder_audit',
  'complaint',
] as const satisfies readonly CodesOf<'hold.ground'>[]

const endingsAtOnce = 50

export const useRetention = (participantId: string) =>
  useRead('readRetention', [{ params: { participantId } }])

/** What goes in the next ninety days, the first of it first. */
export const useEndings = () => usePages('listEndings', { limit: endingsAtOnce })
